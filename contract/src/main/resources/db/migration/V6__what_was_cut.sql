-- why a page gave no text, and what of an article was longer than it may say

alter table article
  add column text_reason text,
  add column truncated   text[];
comment on column article.text_reason is 'why the page''s text is not the article''s, in one word; null where it is, was not wanted, or the article is of an older version';
comment on column article.truncated is 'fields that were cut or left out because they were too long; null if none was';
