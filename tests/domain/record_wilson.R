# Writes data/wilson.csv: Wilson's range at 95% as R's own prop.test gives it, without correction for continuity.
# Run in this folder: Rscript record_wilson.R
rows <- do.call(rbind, lapply(c(1, 10, 12, 50, 97, 500, 1345), function(n) {
  do.call(rbind, lapply(unique(c(0, 1, n %/% 10, n %/% 4, n %/% 2, n - 1, n)), function(x) {
    range <- suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int)
    data.frame(found = x, of = n, low = sprintf("%.12f", range[1]), high = sprintf("%.12f", range[2]))
  }))
}))
write.csv(rows, "data/wilson.csv", row.names = FALSE, quote = FALSE)
