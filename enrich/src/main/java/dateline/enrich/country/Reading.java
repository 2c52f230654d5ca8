package dateline.enrich.country;

import dateline.contract.Country.How;
import dateline.contract.Field;

/**
 * A match with the country that its surroundings give it.
 *
 * @param code the country
 * @param how what kind of evidence it is
 * @param strength how much it tells about the story, for salience
 * @param weight 0..1, how likely the country is meant here
 */
record Reading(Field field, int start, int end, String code, How how, double strength, double weight) {}
