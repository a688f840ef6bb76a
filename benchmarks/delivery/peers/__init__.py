"""What people use today to tell many: each as its own documentation drives it, in a process of its own.

python -m benchmarks.delivery.peers.NAME URL TOKEN COUNT RATE; RATE 0 lifts the limit.  The sink counts.
"""
