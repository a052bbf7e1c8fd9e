def review_rest(s, facts, options): return []
