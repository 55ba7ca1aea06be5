# What the office does for a candidate who comes to the desk
behalf-piece = Deposit a piece for the candidate
behalf-piece-which = Piece
behalf-file = PDF, JPEG or PNG file
behalf-piece-keep = Deposit
behalf-piece-kept = Piece deposited for the candidate.
behalf-no-file = Choose a file first.
behalf-lock = Lock the pieces for the candidate
behalf-locked = Pieces locked: they wait for their check.
behalf-accommodations = Ask for accommodations for the candidate
behalf-ask = Save the request
behalf-asked = Request saved: the candidate is told.
