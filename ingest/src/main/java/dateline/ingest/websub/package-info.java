/**
 * The subscriber's side of W3C WebSub (Recommendation of 23 January 2018, section numbers below are its): hubs tell us
 * that a feed has something new, so that it need not be asked often.
 *
 * <p>A hub's delivery is a signal and nothing more. What it carries is checked and thrown away; the feed itself is then
 * asked, because the feed is what we believe. Callback addresses and secrets are derived from one configured secret, so
 * that any instance can answer any hub without knowing the feed: what hubs say goes to {@code dateline.feed-requests},
 * where whoever polls the feed reads it.
 *
 * <p>{@link dateline.ingest.websub.WebSub} is what the rest of ingest calls; {@link
 * dateline.ingest.websub.Subscriptions} has the rules, {@link dateline.ingest.websub.HubClient} asks hubs and {@link
 * dateline.ingest.websub.CallbackServer} is called by them.
 */
@NullMarked
package dateline.ingest.websub;

import org.jspecify.annotations.NullMarked;
