"""Between Textual and the terminal: what is sent, in which form and when, and what is answered.

Of use to any Textual program that shows Arabic: `app.ArabicApp` puts all of it together.
"""
