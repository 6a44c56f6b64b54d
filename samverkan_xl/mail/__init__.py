"""Mail: drafts out, letters in. Received mail is never executed, rendered or followed."""
