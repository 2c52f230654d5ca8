-- The database that the sink writes and the console reads. Everybody may read it.
-- Rows are written idempotently by key and revision: a replay of the topics leaves the same rows.

-- when this database began, in a single row: older alerts are history and nobody is told of them
create table installation (
  started timestamptz not null default now()
);
create unique index installation_once on installation ((true));
insert into installation default values;

create table feed (
  id            text primary key,
  url           text not null,
  outlet        text,
  country       text,
  language      text,
  categories    text[] not null default '{}',
  text_source   text not null default 'FEED',
  added         timestamptz,
  removed       boolean not null default false,
  -- from dateline.feed-state
  title         text,
  status        text not null default 'NEW',
  last_poll     timestamptz,
  last_success  timestamptz,
  last_new      timestamptz,
  next_poll     timestamptz,
  failures      integer not null default 0,
  error_reason  text,
  error_message text,
  error_since   timestamptz,
  polls         bigint not null default 0,
  articles      bigint not null default 0
);
comment on table feed is 'Feeds that are read, with how they fare';

create sequence article_seq;

-- the latest revision of each article
create table article (
  id                  text primary key,
  revision            integer not null,
  kind                text not null,
  feed_id             text not null,
  outlet              text not null,
  outlet_country      text,
  url                 text not null,
  canonical_url       text not null,
  guid                text,
  title               text not null,
  summary             text not null,
  text                text not null,
  authors             text[] not null,
  categories          text[] not null,
  image_url           text,
  image_caption       text,
  language_hint       text,
  published           timestamptz not null,
  published_status    text not null,
  first_seen          timestamptz not null,
  seen                timestamptz not null,
  changed             text[] not null,
  story_id            text not null,
  language            text not null,
  language_confidence double precision not null,
  entities_status     text not null,
  about_countries     text[] not null,
  annotator           text not null,
  -- a new number each time the row changes, for readers that follow along
  seq                 bigint not null default nextval('article_seq'),
  stored_at           timestamptz not null default now()
);
create unique index article_seq_idx on article (seq);
create index article_first_seen_idx on article (first_seen);
create index article_feed_idx on article (feed_id, first_seen);
create index article_story_idx on article (story_id);
comment on table article is 'The latest revision of each article with its annotation';

-- every revision's text
create table article_revision (
  article_id text not null,
  revision   integer not null,
  kind       text not null,
  title      text not null,
  summary    text not null,
  text       text not null,
  changed    text[] not null,
  seen       timestamptz not null,
  primary key (article_id, revision)
);
comment on table article_revision is 'The text of every revision of each article';

create table article_entity (
  article_id text not null references article (id) on delete cascade,
  field      text not null,
  start_at   integer not null,
  end_at     integer not null,
  type       text not null,
  text       text not null,
  name       text not null,
  salience   double precision not null,
  primary key (article_id, field, start_at, end_at, type)
);
create index article_entity_name_idx on article_entity (name);
comment on column article_entity.start_at is 'UTF-16 code units into the field';

create table article_country (
  article_id text not null references article (id) on delete cascade,
  country    text not null,
  confidence double precision not null,
  salience   double precision not null,
  how        text not null,
  evidence   jsonb not null,
  primary key (article_id, country)
);
create index article_country_idx on article_country (country);

create table article_topic (
  article_id text not null references article (id) on delete cascade,
  code       text not null,
  name       text not null,
  score      double precision not null,
  primary key (article_id, code)
);
create index article_topic_idx on article_topic (code);

create sequence alert_seq;

create table alert (
  id            text primary key,
  watch_id      text not null,
  watch_version integer not null,
  watch_name    text not null,
  state         text not null,
  country       text not null,
  country_name  text not null,
  episode       integer not null,
  at            timestamptz not null,
  last_mention  timestamptz,
  window_s      bigint not null,
  why           text not null,
  articles      jsonb not null,
  seq           bigint not null default nextval('alert_seq'),
  stored_at     timestamptz not null default now()
);
create unique index alert_seq_idx on alert (seq);
create index alert_at_idx on alert (at);
create index alert_country_idx on alert (country, at);

-- what the sink still has to tell or has told a webhook
create table delivery (
  alert_id     text not null references alert (id) on delete cascade,
  channel      text not null,
  attempts     integer not null default 0,
  next_attempt timestamptz not null default now(),
  delivered_at timestamptz,
  last_error   text,
  primary key (alert_id, channel)
);
create index delivery_due_idx on delivery (next_attempt) where delivered_at is null;

create table dead_letter (
  topic_partition integer not null,
  topic_offset    bigint not null,
  key             text not null,
  stage           text not null,
  reason          text not null,
  detail          text not null,
  source          text not null,
  at              timestamptz not null,
  bytes           bytea not null,
  primary key (topic_partition, topic_offset)
);
create index dead_letter_at_idx on dead_letter (at);
