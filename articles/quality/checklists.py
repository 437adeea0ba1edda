"""Two published checklists for texts that patients read, each item in our words.

PEMAT-P is the form for printed materials of the Agency for Healthcare Research and Quality: items
1 to 19 ask if a text can be understood, 20 to 26 if a reader can act on it; 13 and 14 belong to
the form for sound and film. The other is the Clear Communication Index of the Centers for Disease
Control and Prevention.
"""

from . import deciding
from .item import Item

PEMAT = (
    Item(1, "The purpose is plain.", deciding.has_purpose),
    Item(2, "Nothing distracts from the purpose."),
    Item(3, "The words are everyday words.", deciding.reads_easily),
    Item(4, "Medical terms are explained where they come first.", deciding.explains_terms),
    Item(5, "The active voice is used.", deciding.is_active),
    Item(6, "Numbers are clear.", deciding.has_clear_numbers),
    Item(7, "The reader need not calculate."),
    Item(8, "The text comes in short pieces.", deciding.has_short_pieces),
    Item(9, "The pieces have headings.", deciding.has_headings),
    Item(10, "The order makes sense."),
    Item(11, "There is a summary.", deciding.has_main_message),
    Item(12, "Boxes, lists or the like point to what matters.", deciding.has_visual_cues),
    Item(15, "There are pictures where they would help."),
    Item(16, "Pictures support the text and do not distract."),
    Item(17, "Pictures have titles or captions.", deciding.has_captions),
    Item(18, "Pictures are clear."),
    Item(19, "Tables are simple, with short heads.", deciding.has_simple_tables),
    Item(20, "It names at least one thing to do.", deciding.has_action),
    Item(21, "It speaks to the reader.", deciding.speaks_to_reader),
    Item(22, "What to do comes in clear steps.", deciding.has_steps),
    Item(23, "There is something to use, such as a checklist.", deciding.has_tool),
    Item(24, "Calculations are explained."),
    Item(25, "It says how to use tables and charts to act."),
    Item(26, "Pictures make acting easier."),
)

CDC = (
    Item(1, "There is one main message.", deciding.has_main_message),
    Item(2, "The main message is at the top.", deciding.has_main_message),
    Item(3, "The main message is set off.", deciding.has_main_message),
    Item(4, "A picture supports the main message.", deciding.has_picture),
    Item(5, "It calls the reader to do something.", deciding.has_action),
    Item(6, "Main message and call are in the active voice.", deciding.message_is_active),
    Item(7, "It uses the reader’s words.", deciding.reads_easily_and_explains),
    Item(8, "It uses lists, of seven items at most.", deciding.has_short_lists),
    Item(9, "It comes in pieces with headings.", deciding.has_short_pieces_with_headings),
    Item(10, "What matters most comes first.", deciding.has_main_message),
    Item(11, "It says what experts know and do not know.", deciding.says_what_is_unknown),
    Item(12, "It gives advice.", deciding.gives_advice),
    Item(13, "It says why the advice matters.", deciding.gives_reasons),
    Item(14, "It says how to follow the advice."),
    Item(15, "Numbers are whole numbers that readers use.", deciding.has_whole_numbers),
    Item(16, "Numbers are explained."),
    Item(17, "The reader need not do sums."),
    Item(18, "It says what the risk is: what, who, why, how bad."),
    Item(19, "It gives both risks and benefits of the advice."),
    Item(20, "Chances are also told in words or in a picture."),
)
