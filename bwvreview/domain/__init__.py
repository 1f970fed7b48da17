"""What the program knows: plain values and rules, without files, screens, clocks or chance."""
