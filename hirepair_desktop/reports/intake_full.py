def intake_rest(s, facts, options): return []
