-- alerts that change, each of their events, and the channels that tell of them

alter table alert
  add column revision      integer not null default 1,
  add column updated       timestamptz,
  add column mode          text,
  add column scope         text,
  add column level         text,
  add column publishers    integer,
  add column mentions      integer,
  add column held_back     integer,
  add column deliver_after timestamptz,
  add column silent        boolean not null default false,
  add column digest        boolean not null default false,
  add column channels      text[],
  add column reason        text,
  add column record        jsonb;

-- alerts from before are made into records as the topic has them
update alert set updated = at, record = jsonb_strip_nulls(jsonb_build_object(
  'id', id, 'watchId', watch_id, 'watchVersion', watch_version, 'watchName', watch_name, 'state', state,
  'country', country, 'countryName', country_name, 'episode', episode,
  'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  'lastMention', to_char(last_mention at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  'window', 'PT' || window_s || 'S', 'why', why, 'articles', articles));

alter table alert
  add column entries  jsonb generated always as (record -> 'entries') stored,
  add column baseline jsonb generated always as (record -> 'baseline') stored,
  add column gaps     jsonb generated always as (record -> 'gaps') stored,
  add column feedback jsonb generated always as (record -> 'feedback') stored;
create index alert_state_idx on alert (state, at);
create index alert_watch_idx on alert (watch_id, at);
comment on table alert is 'The latest revision of each alert';
comment on column alert.record is 'the whole record of dateline.alerts';
comment on column alert.updated is 'event time of what led to this revision';
comment on column alert.deliver_after is 'when people may be told, after quiet hours or with a digest; null for at once';
comment on column alert.channels is 'names of channels; null for those that tell of every watch';

-- every revision of each alert
create table alert_event (
  alert_id  text not null references alert (id) on delete cascade,
  revision  integer not null,
  state     text not null,
  updated   timestamptz not null,
  silent    boolean not null,
  record    jsonb not null,
  stored_at timestamptz not null default now(),
  primary key (alert_id, revision)
);
insert into alert_event (alert_id, revision, state, updated, silent, record)
  select id, revision, state, updated, silent, record from alert;
comment on table alert_event is 'Each revision of each alert: its history';

-- what the sink still has to tell or has told a channel; a row for each revision that is to be told
alter table delivery
  add column revision integer not null default 1,
  add column event    text not null default 'OPEN',
  add column watch_id text not null default '',
  add column digest   boolean not null default false,
  add column due      timestamptz not null default now(),
  add column state    text not null default 'PENDING',
  drop constraint delivery_pkey,
  add primary key (alert_id, channel, revision),
  drop constraint delivery_alert_id_fkey,
  add foreign key (alert_id, revision) references alert_event (alert_id, revision) on delete cascade;
update delivery d set watch_id = a.watch_id, due = a.stored_at,
  state = case when d.delivered_at is null then 'PENDING' else 'DELIVERED' end
  from alert a where a.id = d.alert_id;
drop index delivery_due_idx;
create index delivery_due_idx on delivery (channel, next_attempt) where state = 'PENDING';
comment on column delivery.event is 'the state of the alert that is told';
comment on column delivery.due is 'since when it is to be told';
comment on column delivery.next_attempt is 'when it may be tried; while an attempt is under way, when that counts as lost';
comment on column delivery.state is 'PENDING, DELIVERED, SKIPPED (a later one says it all) or GIVEN_UP';

-- how the channels fare
create table channel (
  name          text primary key,
  type          text,
  configuration text,
  state         text not null,
  since         timestamptz not null,
  reason        text,
  failures      integer not null default 0,
  failing_since timestamptz,
  last_success  timestamptz,
  next_attempt  timestamptz,
  warned        boolean not null default false,
  notice        text,
  notice_after  timestamptz
);
comment on table channel is 'How the channels that tell of alerts fare';
comment on column channel.configuration is 'a digest of its settings: a channel that was disabled is enabled again when they change';
comment on column channel.state is 'OK, FAILING, DISABLED, or UNKNOWN: a watch names it but no settings do';
comment on column channel.failures is 'failures in a row';
comment on column channel.next_attempt is 'nothing is sent before';
comment on column channel.warned is 'whether people were told that it fails';
comment on column channel.notice is 'what people are to be told of it on another channel; null once they were';
