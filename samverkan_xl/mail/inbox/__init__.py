"""Letters in: whatever form they were saved in becomes letters, the workbooks in them, and remarks on all else."""
