-- where named places are, how the language was found, who is behind an outlet

alter table article
  add column language_status text,
  add column second_language text,
  add column publisher       text;
comment on column article.language_status is 'DETECTED, DECLARED, MIXED, TOO_SHORT or UNKNOWN; null for articles of older versions';
comment on column article.publisher is 'outlets of one owner have one publisher';

alter table article_entity
  add column geonames_id   bigint,
  add column latitude      double precision,
  add column longitude     double precision,
  add column place_country text;
comment on column article_entity.geonames_id is 'number in the GeoNames gazetteer, for a place that is known';
