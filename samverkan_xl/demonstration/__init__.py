"""Made-up answers for the demonstration and the benchmark: believable, seeded, and without data on individuals."""
