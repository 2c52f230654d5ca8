-- the address of a feed's picture, and a time of which its items may be missing

alter table feed
  add column icon         text,
  add column past_since   timestamptz,
  add column past_until   timestamptz,
  add column past_reason  text,
  add column past_message text;
comment on column feed.icon is 'http or https address of the feed''s picture, as its publisher gives it; whoever loads it tells the publisher so';
comment on column feed.past_since is 'start of a time of which items may be missing, as the feed''s past was not read back to it; null if none is known';
comment on column feed.past_until is 'when that was noticed';
comment on column feed.past_reason is 'what is in the way, in one word; null while it is being read';
