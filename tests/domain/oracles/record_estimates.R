# Records what R's package "survey" says about samples without replacement into estimates.csv, with the sums of the
# parts' exact limits (each part at 0.95^(1/H), for they are drawn independently), and stops when R's
# phyper does not give the limits in limits.csv:  Rscript record_estimates.R   (in this folder)
#
# R 4.2.2 and survey 4.1-1 (T. Lumley; both GPL) are needed to record, never to run or to test the program. The data
# "apistrat" and "apisrs" come with that package: samples of California's schools, published by its Department of
# Education. Their published mean of api00, 662.29, is checked first.
suppressMessages(library(survey))
data(api)

# Lowest and highest number of members with the concern under which neither tail is too rare.
fits <- function(members, drawn, found, confidence) {
  numbers <- found:(members - drawn + found)
  tail <- (1 - confidence) / 2
  right <- phyper(found - 1, numbers, members - numbers, drawn, lower.tail = FALSE) > tail &
    phyper(found, numbers, members - numbers, drawn) > tail
  range(numbers[right])
}

rows <- data.frame()
keep <- function(name, members, sample, found, estimate) {
  whole <- function(numbers) paste(numbers, collapse = ";")
  each <- 0.95^(1 / length(members))
  limits <- mapply(function(N, n, x) fits(N, n, x, each), members, sample, found)
  rows <<- rbind(rows, data.frame(
    name = name, members = whole(members), sample = whole(sample), found = whole(found),
    proportion = sprintf("%.15g", coef(estimate)[[1]]), standard_error = sprintf("%.15g", SE(estimate)[[1]]),
    low = sum(limits[1, ]), high = sum(limits[2, ])
  ))
}

schools <- svydesign(id = ~1, strata = ~stype, data = apistrat, fpc = ~fpc)
stopifnot(round(coef(svymean(~api00, schools)), 2) == 662.29)
simple <- svydesign(id = ~1, data = apisrs, fpc = ~fpc)
for (variable in c("sch.wide", "comp.imp", "both", "awards")) {
  apistrat$y <- as.numeric(apistrat[[variable]] == "Yes")
  apisrs$y <- as.numeric(apisrs[[variable]] == "Yes")
  schools <- svydesign(id = ~1, strata = ~stype, data = apistrat, fpc = ~fpc)
  simple <- svydesign(id = ~1, data = apisrs, fpc = ~fpc)
  keep(paste("apistrat", variable), tapply(apistrat$fpc, apistrat$stype, max), tapply(apistrat$y, apistrat$stype, length),
       tapply(apistrat$y, apistrat$stype, sum), svymean(~y, schools))
  keep(paste("apisrs", variable), apisrs$fpc[1], nrow(apisrs), sum(apisrs$y), svymean(~y, simple))
}

set.seed(20261205)
for (turn in 1:60) {
  parts <- 1 + turn %% 5
  members <- sample(5:400, parts)
  sizes <- pmin(members, sample(2:12, parts, replace = TRUE))
  if (turn %% 7 == 0) sizes[1] <- members[1] <- sample(1:9, 1)   # a part that is seen as a whole
  y <- unlist(lapply(sizes, function(n) rbinom(n, 1, runif(1))))
  part <- rep(seq_along(sizes), sizes)
  frame <- data.frame(y = y, part = part, fpc = members[part])
  design <- svydesign(id = ~1, strata = ~part, data = frame, fpc = ~fpc)
  keep(paste("drawn", turn), members, sizes, tapply(y, part, sum), svymean(~y, design))
}
write.table(rows, "estimates.csv", sep = ",", quote = FALSE, row.names = FALSE)

recorded <- read.csv("limits.csv")
for (i in seq_len(nrow(recorded))) {
  one <- recorded[i, ]
  drawn <- one$seen + one$missing
  stopifnot(fits(one$members, drawn, one$found, one$confidence)[1] == one$low)
  stopifnot(fits(one$members, drawn, one$found + one$missing, one$confidence)[2] == one$high)
}
cat(nrow(rows), "estimates recorded,", nrow(recorded), "limits are the same\n")
