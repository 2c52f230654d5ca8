-- The rows of an annotation are written in the transaction of their article, 26 and more of them: looking for the article
-- again for each of them was a third of what storing cost. Deleting an article still deletes them.

alter table article_entity drop constraint article_entity_article_id_fkey;
alter table article_country drop constraint article_country_article_id_fkey;
alter table article_topic drop constraint article_topic_article_id_fkey;

create function delete_annotations() returns trigger language plpgsql as $$
begin
  delete from article_entity e using deleted d where e.article_id = d.id;
  delete from article_country c using deleted d where c.article_id = d.id;
  delete from article_topic t using deleted d where t.article_id = d.id;
  return null;
end $$;
create trigger article_deleted after delete on article
  referencing old table as deleted
  for each statement execute function delete_annotations();
