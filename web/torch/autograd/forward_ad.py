"""Forward mode derivatives: not in the playground."""
