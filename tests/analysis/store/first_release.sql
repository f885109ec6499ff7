BEGIN TRANSACTION;
CREATE TABLE actor (
	pk INTEGER NOT NULL, 
	analysis_pk INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	country TEXT NOT NULL, 
	gender TEXT NOT NULL, 
	aliases JSON NOT NULL, 
	roles JSON NOT NULL, 
	PRIMARY KEY (pk), 
	FOREIGN KEY(analysis_pk) REFERENCES analysis (pk) ON DELETE CASCADE
);
INSERT INTO "actor" VALUES(1,1,'a0','Ada Brook','person','','','["Ada Brook"]','[]');
CREATE TABLE analysis (
	pk INTEGER NOT NULL, 
	article_pk INTEGER NOT NULL, 
	article_hash VARCHAR(64) NOT NULL, 
	analyser VARCHAR NOT NULL, 
	made_at DATETIME NOT NULL, 
	PRIMARY KEY (pk), 
	UNIQUE (article_pk), 
	FOREIGN KEY(article_pk) REFERENCES article (pk) ON DELETE CASCADE
);
INSERT INTO "analysis" VALUES(1,1,'3314c27cfda1588d1f083c46e4c6a1bdb7a8641048265823eddbe0fbc3a87599','test 1','2026-11-24 14:54:18.710743');
CREATE TABLE article (
	pk INTEGER NOT NULL, 
	workspace_pk INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	title TEXT NOT NULL, 
	text TEXT NOT NULL, 
	text_hash VARCHAR(64) NOT NULL, 
	published DATE, 
	published_from VARCHAR NOT NULL, 
	outlet VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	url VARCHAR NOT NULL, 
	path VARCHAR NOT NULL, 
	loaded_at DATETIME NOT NULL, 
	PRIMARY KEY (pk), 
	UNIQUE (workspace_pk, id), 
	FOREIGN KEY(workspace_pk) REFERENCES workspace (pk) ON DELETE CASCADE
);
INSERT INTO "article" VALUES(1,1,'one','Ties','Ties

Ada Brook said on Monday that she was "ready to talk" to Oslo.','eb2490a0713fc8baa5c377c1da7e66776a9c29ef1439e0a94a2979007763ecfe','2017-02-16','manifest','Courier','A. Writer','https://example.org/1','may/one.txt','2026-11-24 14:54:18.709958');
CREATE TABLE correction (
	id INTEGER NOT NULL, 
	workspace_pk INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	value TEXT NOT NULL, 
	articles JSON NOT NULL, 
	author TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	undoes INTEGER, 
	made_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(workspace_pk) REFERENCES workspace (pk) ON DELETE CASCADE, 
	UNIQUE (undoes), 
	FOREIGN KEY(undoes) REFERENCES correction (id)
);
INSERT INTO "correction" VALUES(1,1,'rename','Ada Brook','Ada B. Brook','[]','Ola','her full name',NULL,'2026-11-24 14:54:18.714913');
CREATE TABLE event (
	pk INTEGER NOT NULL, 
	analysis_pk INTEGER NOT NULL, 
	n INTEGER NOT NULL, 
	date TEXT NOT NULL, 
	precision TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	actors JSON NOT NULL, 
	text TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	phase TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	expression TEXT NOT NULL, 
	PRIMARY KEY (pk), 
	FOREIGN KEY(analysis_pk) REFERENCES analysis (pk) ON DELETE CASCADE
);
INSERT INTO "event" VALUES(1,1,0,'2017-02-13','day',6,68,'["a0"]','Ada Brook said on Monday that she was "ready to talk" to Oslo.','action','past','sentence','');
CREATE TABLE evidence (
	pk INTEGER NOT NULL, 
	analysis_pk INTEGER NOT NULL, 
	stance_n INTEGER NOT NULL, 
	rank INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	detail TEXT NOT NULL, 
	label TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	cue JSON NOT NULL, 
	condition JSON NOT NULL, 
	PRIMARY KEY (pk), 
	FOREIGN KEY(analysis_pk) REFERENCES analysis (pk) ON DELETE CASCADE
);
INSERT INTO "evidence" VALUES(1,1,0,0,6,68,'ready to','supports','own words','[[50, 55]]','[]');
CREATE TABLE mention (
	pk INTEGER NOT NULL, 
	analysis_pk INTEGER NOT NULL, 
	actor_key TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	form TEXT NOT NULL, 
	PRIMARY KEY (pk), 
	FOREIGN KEY(analysis_pk) REFERENCES analysis (pk) ON DELETE CASCADE
);
INSERT INTO "mention" VALUES(1,1,'a0',6,15,'name');
CREATE TABLE quote (
	pk INTEGER NOT NULL, 
	analysis_pk INTEGER NOT NULL, 
	n INTEGER NOT NULL, 
	type TEXT NOT NULL, 
	manner TEXT NOT NULL, 
	speaker TEXT, 
	actor_key TEXT, 
	date TEXT, 
	date_basis TEXT, 
	content JSON NOT NULL, 
	cue JSON NOT NULL, 
	source JSON NOT NULL, 
	PRIMARY KEY (pk), 
	FOREIGN KEY(analysis_pk) REFERENCES analysis (pk) ON DELETE CASCADE
);
INSERT INTO "quote" VALUES(1,1,0,'mixed','speech','Ada','a0',NULL,NULL,'[[42, 67]]','[[16, 20]]','[[6, 15]]');
CREATE TABLE schema_step (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "schema_step" VALUES(1);
CREATE TABLE stance (
	pk INTEGER NOT NULL, 
	analysis_pk INTEGER NOT NULL, 
	n INTEGER NOT NULL, 
	actor_key TEXT NOT NULL, 
	label TEXT NOT NULL, 
	confidence TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	PRIMARY KEY (pk), 
	FOREIGN KEY(analysis_pk) REFERENCES analysis (pk) ON DELETE CASCADE
);
INSERT INTO "stance" VALUES(1,1,0,'a0','supports','low','Ready to talk.');
CREATE TABLE timex (
	pk INTEGER NOT NULL, 
	analysis_pk INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	type TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (pk), 
	FOREIGN KEY(analysis_pk) REFERENCES analysis (pk) ON DELETE CASCADE
);
INSERT INTO "timex" VALUES(1,1,24,30,'Monday','DATE','2017-02-13');
CREATE TABLE workspace (
	pk INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	fictional BOOLEAN NOT NULL, 
	revision INTEGER NOT NULL, 
	made_at DATETIME NOT NULL, 
	PRIMARY KEY (pk), 
	UNIQUE (name)
);
INSERT INTO "workspace" VALUES(1,'desk',0,2,'2026-11-24 14:54:18.704749');
INSERT INTO "workspace" VALUES(2,'demo',1,0,'2026-11-24 14:54:18.706632');
CREATE INDEX article_text ON article (workspace_pk, text_hash);
CREATE INDEX ix_correction_workspace_pk ON correction (workspace_pk);
CREATE INDEX ix_actor_analysis_pk ON actor (analysis_pk);
CREATE INDEX ix_mention_analysis_pk ON mention (analysis_pk);
CREATE INDEX ix_quote_analysis_pk ON quote (analysis_pk);
CREATE INDEX ix_timex_analysis_pk ON timex (analysis_pk);
CREATE INDEX ix_event_analysis_pk ON event (analysis_pk);
CREATE INDEX ix_stance_analysis_pk ON stance (analysis_pk);
CREATE INDEX ix_evidence_analysis_pk ON evidence (analysis_pk);
COMMIT;
