-- what the publisher says of changes and withdrawals, and where the text comes from

alter table article
  add column modified    timestamptz,
  add column text_status text,
  add column withdrawn   timestamptz;
comment on column article.text_status is 'FEED, PAGE, PAYWALLED, DISALLOWED or UNAVAILABLE; null for articles of older versions';
comment on column article.withdrawn is 'when the publisher took it back; text and annotation are those from before';
