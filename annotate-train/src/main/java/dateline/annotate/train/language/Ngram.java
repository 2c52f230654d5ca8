package dateline.annotate.train.language;

/**
 * A run of letters of a language.
 *
 * @param letters lower case
 * @param conditional natural logarithm of the last letter's probability after the others
 * @param joint natural logarithm of the run's probability among runs as long
 */
record Ngram(String letters, double conditional, double joint) {}
