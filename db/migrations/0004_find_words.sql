CREATE TABLE "published_words" (
	"issue_id" uuid PRIMARY KEY NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"text" text NOT NULL,
	"title_words" "tsvector" NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "published_words" ADD CONSTRAINT "published_words_issue_id_published_issues_issue_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."published_issues"("issue_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "published_words_words" ON "published_words" USING gin ("words");--> statement-breakpoint
CREATE INDEX "published_issues_hidden" ON "published_issues" USING btree ("issue_id") WHERE "published_issues"."hidden_at" is not null;