"""The example year of KPU Kabupaten Kerinci: invented people do invented work on the real decree.

Everything goes through the same services as real work, at invented moments, so that history and audit trail are whole.
The story is a function of the item's place in the plan: the same every time.
"""
