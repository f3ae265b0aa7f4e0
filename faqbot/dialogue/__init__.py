"""From ranked candidates to a reply, and from reply to reply."""
