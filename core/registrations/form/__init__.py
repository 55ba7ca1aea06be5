"""The registration form in seven tabs: a draft kept on the server at each tab, saved whole from its summary."""
