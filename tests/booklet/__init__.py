"""Le livret, les fiches, le livre électronique et le guide hors ligne."""
