# What the office does for a candidate who comes to the desk
behalf-piece = Upload a document for the candidate
behalf-piece-which = Document
behalf-file = PDF, JPEG or PNG file
behalf-piece-keep = Upload
behalf-piece-kept = Document uploaded for the candidate.
behalf-no-file = Choose a file first.
behalf-lock = Lock the documents for the candidate
behalf-locked = Documents locked: they are waiting to be checked.
behalf-accommodations = Ask for accommodations for the candidate
behalf-ask = Save the request
behalf-asked = Request saved: the candidate has been told.
