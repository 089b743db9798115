#!/bin/sh
# No Redis: only a folder that all nodes share.  sbatch examples/cluster/slurm.sh england.yaml
#SBATCH --array=1-20
#SBATCH --cpus-per-task=8
# Then, once:  securebeds merge england.yaml --replications 500 --out out
securebeds run "$1" --replications 500 --out out --workers "${SLURM_CPUS_PER_TASK:-1}" --quiet \
  --shard "${SLURM_ARRAY_TASK_ID}/${SLURM_ARRAY_TASK_COUNT}"
