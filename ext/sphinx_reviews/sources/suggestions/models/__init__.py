"""What a language model finds in reviews: asked one by one, believed only where it quotes.

:mod:`.endpoint` is the server, :mod:`.chat` a question to it, :mod:`.prompt` its words,
:mod:`.schema` the form of the answer, :mod:`.quotations` whether the review says so,
:mod:`.facts` what may be suggested, and :mod:`.asking` the whole of it.
"""
