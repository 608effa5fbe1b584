PRAGMA application_id=1128551217; PRAGMA user_version=2;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE origin (
	n INTEGER PRIMARY KEY,
	kind TEXT NOT NULL,
	device TEXT NOT NULL,
	author TEXT NOT NULL,
	UNIQUE (kind, device, author)
) STRICT;
INSERT INTO origin VALUES(1,'service','','');
INSERT INTO origin VALUES(2,'place','may-a','Nguyễn Thị Hoa');
INSERT INTO origin VALUES(3,'session','may-a','Nguyễn Thị Hoa');
INSERT INTO origin VALUES(4,'session','may-b','Trần Văn Nam');
INSERT INTO origin VALUES(5,'verdict','may-a','Nguyễn Thị Hoa');
INSERT INTO origin VALUES(6,'redaction','may-a','Nguyễn Thị Hoa');
CREATE TABLE entry (
	seq INTEGER PRIMARY KEY,
	day INTEGER NOT NULL,           -- of `at`, UTC: where its digest is
	id BLOB NOT NULL,
	subject BLOB NOT NULL,
	origin INTEGER NOT NULL,
	parents BLOB,                   -- ids one after another, ascending
	clock INTEGER NOT NULL,
	at INTEGER NOT NULL,            -- seconds since 1970
	changes TEXT NOT NULL
) STRICT;
INSERT INTO entry VALUES(1,0,X'd09693b52af55efba0f133f0d2f0fe1f',X'0fdc0874477159aaa299555358936a98',1,NULL,1,0,'{"code":"eid","measure":"assist","name":"VNeID"}');
INSERT INTO entry VALUES(2,0,X'63e3bdfa0c545c3b992ccd5032c550ef',X'd3f0e8fcbbc4534cadf1fe8f979aa910',1,NULL,1,0,'{"code":"dvc","measure":"assist","name":"Dịch vụ công trực tuyến"}');
INSERT INTO entry VALUES(3,0,X'20caa32a5090568db295c099f07af1fa',X'1391ffa0d71a550fac0c6144956383a2',1,NULL,1,0,'{"code":"bank","measure":"assist","name":"Ứng dụng ngân hàng, thanh toán điện tử"}');
INSERT INTO entry VALUES(4,0,X'9091d94ad6db548b86d8557eba1d2424',X'dbb68d0bcacb55a0a561603404a61fea',1,NULL,1,0,'{"code":"ecom","measure":"assist","name":"Thương mại điện tử"}');
INSERT INTO entry VALUES(5,0,X'b36f461e9deb5990afb2bf612f3e6751',X'5eacb4d5a2645fc998f41d981b8f4289',1,NULL,1,0,'{"code":"health","measure":"assist","name":"Sổ sức khỏe, BHXH số"}');
INSERT INTO entry VALUES(6,0,X'60768bc713bd559b8e2df8fa0fb32d48',X'bb9da4929e085c1db8bf47c84233b1c7',1,NULL,1,0,'{"code":"safety","measure":"assist","name":"An toàn mạng"}');
INSERT INTO entry VALUES(7,0,X'fd8bfc1369d05c038a9377f640b2ba4b',X'8c7a759cb52754e48c053413bf4c9ba5',1,NULL,1,0,'{"code":"skills","measure":"assist","name":"Kỹ năng số cơ bản"}');
INSERT INTO entry VALUES(8,0,X'd0faa76caa1252e9b8473f8f7bfe7652',X'e4cfa0697d655394bdcf5dbd770a2256',1,NULL,1,0,'{"code":"app","measure":"assist","name":"Ứng dụng khác"}');
INSERT INTO entry VALUES(9,0,X'a930a949b78f5f41bcf4d817e57b5119',X'b9d9a37f5e4d5f19b612a3db45cb3cfb',1,NULL,1,0,'{"code":"class","measure":"attendance","name":"Lớp tập huấn"}');
INSERT INTO entry VALUES(10,0,X'7ec3d16f860554919f4912db00b828fb',X'd8d1014f4bab54c2bf9d25643915c887',1,NULL,1,0,'{"code":"qr","measure":"visit","name":"Mã QR di tích"}');
INSERT INTO entry VALUES(11,0,X'c4858be3f9ab5d1e9e4d732805af6583',X'3376c9d7f5ea5d9eaaee9cd4f2dd2c46',1,NULL,1,0,'{"code":"web","measure":"visit","name":"Trang tin"}');
INSERT INTO entry VALUES(12,19844,X'9421af3aed035d9ba0c9ada2c45792d1',X'018f31aa5e807764a62719506baee24d',2,NULL,1,1714525200,'{"level":"commune","name":"Phường Mỹ Bình"}');
INSERT INTO entry VALUES(13,19844,X'75e1badc396f5b69886d1d98bd215db6',X'118639b3d5fe5b55948b2c0a3f1e009c',2,NULL,1,1714528800,'{"level":"hamlet","name":"Khu phố 3","parent":"018f31aa-5e80-7764-a627-19506baee24d"}');
INSERT INTO entry VALUES(14,19844,X'eb2aa30fc5c15e8e9dce7213e4fc2314',X'018f324f2a0077f9970b8635f1f5254b',3,NULL,1,1714536000,'{"assist.dvc":10,"assist.eid":30,"date":"2024-05-01","note":"#sha256:fb596b17d2028635da60432bc062cad2401402e3e8a467aa66f4ee6da77cd5cb","place":"118639b3-d5fe-5b55-948b-2c0a3f1e009c"}');
INSERT INTO entry VALUES(15,19844,X'7e0e906502365a59a3a1e3c64122e269',X'018f324f2a0077f9970b8635f1f5254b',3,X'eb2aa30fc5c15e8e9dce7213e4fc2314',2,1714546800,'{"residents":40}');
INSERT INTO entry VALUES(16,19844,X'064d17e35e825086b193cd8b0517e512',X'018f32861880776cb8ee1bb1a70fc01d',4,NULL,1,1714539600,'{"assist.bank":"?","assist.dvc":10,"assist.eid":28,"date":"2024-05-01","place":"018f31aa-5e80-7764-a627-19506baee24d"}');
INSERT INTO entry VALUES(17,19845,X'e44febbec04d5202a7ddd4b5b72a9639',X'018f324f2a0077f9970b8635f1f5254b',4,X'eb2aa30fc5c15e8e9dce7213e4fc2314',2,1714608000,'{"residents":45}');
INSERT INTO entry VALUES(18,19845,X'20c1dcfab0775eafaba5748a394937c8',X'6433697551d854188883f18b9ada91e4',5,NULL,1,1714618800,'{"a":"018f324f-2a00-77f9-970b-8635f1f5254b","b":"018f3286-1880-776c-b8ee-1bb1a70fc01d","prefer":"018f324f-2a00-77f9-970b-8635f1f5254b","same":true}');
INSERT INTO entry VALUES(19,19845,X'97ebf2fb2461556fb517eaa1b06ff99c',X'bbc129ec305857a6812e4390d3d3389e',6,NULL,1,1714622400,'{"entry":"eb2aa30f-c5c1-5e8e-9dce-7213e4fc2314","field":"note","session":"018f324f-2a00-77f9-970b-8635f1f5254b"}');
CREATE TABLE words (
	entry INTEGER NOT NULL,
	field TEXT NOT NULL,
	salt BLOB NOT NULL,
	words TEXT NOT NULL,
	PRIMARY KEY (entry, field)
) WITHOUT ROWID, STRICT;
CREATE TABLE setting (
	key TEXT NOT NULL PRIMARY KEY,
	value TEXT NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE digest (
	day INTEGER NOT NULL,
	prefix BLOB NOT NULL,
	entries INTEGER NOT NULL,
	id BLOB NOT NULL,
	PRIMARY KEY (day, prefix)
) WITHOUT ROWID, STRICT;
INSERT INTO digest VALUES(0,X'',11,X'b6cc156fe9355d769eac54c32857aca6');
INSERT INTO digest VALUES(19844,X'',5,X'080677c9544b518b98058eff6b389f87');
INSERT INTO digest VALUES(19845,X'',3,X'65e6bc2ab1f158f284b59ba8f298d8b1');
CREATE TABLE item (
	n INTEGER PRIMARY KEY,
	kind INTEGER NOT NULL,
	id BLOB NOT NULL,
	known INTEGER NOT NULL,         -- 0: referred to, but no entry of it is here
	code TEXT NOT NULL,
	list TEXT NOT NULL,
	name TEXT NOT NULL,
	fold TEXT NOT NULL,             -- the name as it is searched
	level TEXT NOT NULL,
	parent INTEGER,                 -- item.n of the place above
	measure INTEGER NOT NULL,
	first INTEGER NOT NULL,         -- days of validity
	last INTEGER NOT NULL,
	retired INTEGER NOT NULL,
	flags INTEGER NOT NULL,
	UNIQUE (kind, id)
) STRICT;
INSERT INTO item VALUES(1,3,X'0fdc0874477159aaa299555358936a98',1,'eid','','VNeID','vneid','',NULL,0,-2147483648,-2147483648,0,0);
INSERT INTO item VALUES(2,3,X'd3f0e8fcbbc4534cadf1fe8f979aa910',1,'dvc','','Dịch vụ công trực tuyến','dich vu cong truc tuyen','',NULL,0,-2147483648,-2147483648,0,0);
INSERT INTO item VALUES(3,3,X'1391ffa0d71a550fac0c6144956383a2',1,'bank','','Ứng dụng ngân hàng, thanh toán điện tử','ung dung ngan hang, thanh toan dien tu','',NULL,0,-2147483648,-2147483648,0,0);
INSERT INTO item VALUES(4,3,X'dbb68d0bcacb55a0a561603404a61fea',1,'ecom','','Thương mại điện tử','thuong mai dien tu','',NULL,0,-2147483648,-2147483648,0,0);
INSERT INTO item VALUES(5,3,X'5eacb4d5a2645fc998f41d981b8f4289',1,'health','','Sổ sức khỏe, BHXH số','so suc khoe, bhxh so','',NULL,0,-2147483648,-2147483648,0,0);
INSERT INTO item VALUES(6,3,X'bb9da4929e085c1db8bf47c84233b1c7',1,'safety','','An toàn mạng','an toan mang','',NULL,0,-2147483648,-2147483648,0,0);
INSERT INTO item VALUES(7,3,X'8c7a759cb52754e48c053413bf4c9ba5',1,'skills','','Kỹ năng số cơ bản','ky nang so co ban','',NULL,0,-2147483648,-2147483648,0,0);
INSERT INTO item VALUES(8,3,X'e4cfa0697d655394bdcf5dbd770a2256',1,'app','','Ứng dụng khác','ung dung khac','',NULL,0,-2147483648,-2147483648,0,0);
INSERT INTO item VALUES(9,3,X'b9d9a37f5e4d5f19b612a3db45cb3cfb',1,'class','','Lớp tập huấn','lop tap huan','',NULL,1,-2147483648,-2147483648,0,0);
INSERT INTO item VALUES(10,3,X'd8d1014f4bab54c2bf9d25643915c887',1,'qr','','Mã QR di tích','ma qr di tich','',NULL,2,-2147483648,-2147483648,0,0);
INSERT INTO item VALUES(11,3,X'3376c9d7f5ea5d9eaaee9cd4f2dd2c46',1,'web','','Trang tin','trang tin','',NULL,2,-2147483648,-2147483648,0,0);
INSERT INTO item VALUES(12,1,X'018f31aa5e807764a62719506baee24d',1,'','','Phường Mỹ Bình','phuong my binh','commune',NULL,0,-2147483648,-2147483648,0,0);
INSERT INTO item VALUES(13,1,X'118639b3d5fe5b55948b2c0a3f1e009c',1,'','','Khu phố 3','khu pho 3','hamlet',12,0,-2147483648,-2147483648,0,0);
CREATE TABLE field (
	n INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO field VALUES(1,'assist.dvc');
INSERT INTO field VALUES(2,'assist.eid');
INSERT INTO field VALUES(3,'assist.bank');
CREATE TABLE session (
	n INTEGER PRIMARY KEY,          -- seq of the subject's first entry here
	day INTEGER NOT NULL,
	last INTEGER NOT NULL,
	place INTEGER,                  -- item.n
	team INTEGER,
	origin INTEGER NOT NULL,        -- of its first entry: the author
	residents INTEGER,
	volunteers INTEGER,
	counts BLOB NOT NULL,           -- pairs of varints: field.n, count + 1 (0: not counted)
	flags INTEGER NOT NULL
) STRICT;
INSERT INTO session VALUES(14,19844,19844,13,NULL,3,45,NULL,X'010b021f',2);
INSERT INTO session VALUES(16,19844,19844,12,NULL,4,NULL,NULL,X'0300010b021d',96);
CREATE TABLE conflict (
	subject INTEGER NOT NULL,       -- seq of the subject's first entry here
	field TEXT NOT NULL,
	PRIMARY KEY (subject, field)
) WITHOUT ROWID, STRICT;
INSERT INTO "conflict" VALUES(14,'residents');
CREATE TABLE receipt (
	n INTEGER PRIMARY KEY AUTOINCREMENT,
	at INTEGER NOT NULL,
	file TEXT NOT NULL,             -- as it was named
	source TEXT NOT NULL,           -- the fingerprint of all that the file held
	entries INTEGER NOT NULL,       -- in the file
	fresh INTEGER NOT NULL,
	bad INTEGER NOT NULL,
	redactions INTEGER NOT NULL,
	sessions_new INTEGER NOT NULL,
	sessions_changed INTEGER NOT NULL,
	conflicts INTEGER NOT NULL,
	duplicates INTEGER NOT NULL,
	first INTEGER NOT NULL,
	last INTEGER NOT NULL,
	before TEXT NOT NULL,           -- this log's fingerprint
	after TEXT NOT NULL,
	undone INTEGER                  -- when it was taken back
) STRICT;
CREATE TABLE receipt_laptop (
	receipt INTEGER NOT NULL,
	device TEXT NOT NULL,
	entries INTEGER NOT NULL,       -- new ones
	PRIMARY KEY (receipt, device)
) WITHOUT ROWID, STRICT;
CREATE TABLE sent (
	n INTEGER PRIMARY KEY AUTOINCREMENT,
	at INTEGER NOT NULL,
	file TEXT NOT NULL,             -- as it was named
	fingerprint TEXT NOT NULL,      -- of the pack
	entries INTEGER NOT NULL,       -- in it
	last INTEGER NOT NULL,          -- the highest seq that is there by then
	ranges BLOB NOT NULL            -- all of them: pairs of seq, first and last, 8 bytes each, big-endian
) STRICT;
CREATE TABLE manifest (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	at INTEGER NOT NULL,
	author TEXT NOT NULL,
	device TEXT NOT NULL,
	whole INTEGER NOT NULL,         -- all that the log held
	entries INTEGER NOT NULL,
	sessions INTEGER NOT NULL,      -- that count
	assists INTEGER NOT NULL,
	fingerprint TEXT NOT NULL
) STRICT;
INSERT INTO manifest VALUES(1,1714694400,'Nguyễn Thị Hoa','may-a',0,19,1,40,'7B7W-7LNZ-VFVE-6LRO');
CREATE TABLE merged (
	digest BLOB NOT NULL PRIMARY KEY,
	receipt INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE draft (
	session BLOB NOT NULL PRIMARY KEY,      -- the UUID that it will have, or has
	edits INTEGER NOT NULL,         -- 1: a change of a session that is there
	tally INTEGER NOT NULL,         -- 1: it was being tallied
	begun INTEGER NOT NULL,         -- seconds since 1970
	changed INTEGER NOT NULL,
	holder TEXT NOT NULL            -- what the program that has it open calls itself
) WITHOUT ROWID, STRICT;
CREATE TABLE draft_text (
	session BLOB NOT NULL,
	field TEXT NOT NULL,
	text TEXT NOT NULL,             -- as it was typed, right or wrong
	PRIMARY KEY (session, field)
) WITHOUT ROWID, STRICT;
CREATE TABLE press (
	session BLOB NOT NULL,
	n INTEGER NOT NULL,
	field TEXT NOT NULL,            -- "assist.eid": one more
	PRIMARY KEY (session, n)
) WITHOUT ROWID, STRICT;
CREATE TABLE redacted (
	redaction BLOB NOT NULL,        -- the subject that says so
	subject BLOB NOT NULL,          -- the session; a stranger may name others for the same entry
	entry BLOB NOT NULL,
	field TEXT NOT NULL,
	PRIMARY KEY (redaction, subject)
) WITHOUT ROWID, STRICT;
INSERT INTO redacted VALUES(X'bbc129ec305857a6812e4390d3d3389e',X'018f324f2a0077f9970b8635f1f5254b',X'eb2aa30fc5c15e8e9dce7213e4fc2314','note');
CREATE TABLE verdict (
	n INTEGER PRIMARY KEY,          -- seq of the subject's first entry here
	a BLOB NOT NULL,
	b BLOB NOT NULL,
	same INTEGER,                   -- null: the ruling was withdrawn
	prefer BLOB,
	conflict INTEGER NOT NULL
) STRICT;
INSERT INTO verdict VALUES(18,X'018f324f2a0077f9970b8635f1f5254b',X'018f32861880776cb8ee1bb1a70fc01d',1,X'018f324f2a0077f9970b8635f1f5254b',0);
CREATE TABLE suspect (
	a INTEGER NOT NULL,             -- session.n, the lower
	b INTEGER NOT NULL,
	day INTEGER NOT NULL,           -- the earlier of their days
	score INTEGER NOT NULL,
	reasons INTEGER NOT NULL,
	PRIMARY KEY (a, b)
) WITHOUT ROWID, STRICT;
CREATE TABLE total (
	dim INTEGER NOT NULL,
	half INTEGER NOT NULL,          -- 24 × year + 2 × (month - 1) + (0 to the 14th, 1 after)
	key INTEGER NOT NULL,           -- item.n, 0: none
	sessions INTEGER NOT NULL,
	residents INTEGER NOT NULL,
	with_residents INTEGER NOT NULL,
	assists INTEGER NOT NULL,
	attendance INTEGER NOT NULL,
	visits INTEGER NOT NULL,
	unknown INTEGER NOT NULL,
	services BLOB NOT NULL,         -- by field.n, four varints each: field.n, sessions, count, unknown
	PRIMARY KEY (dim, half, key)
) WITHOUT ROWID, STRICT;
INSERT INTO total VALUES(0,48584,0,1,45,1,40,0,0,0,X'01010a0002011e00');
INSERT INTO total VALUES(1,48584,13,1,45,1,40,0,0,0,X'01010a0002011e00');
INSERT INTO total VALUES(2,48584,0,1,45,1,40,0,0,0,X'01010a0002011e00');
DELETE FROM sqlite_sequence;
CREATE UNIQUE INDEX entry_day ON entry (day, id);
CREATE INDEX entry_subject ON entry (subject);
CREATE INDEX item_fold ON item (kind, fold);
CREATE INDEX item_code ON item (kind, code) WHERE code <> '';
CREATE INDEX item_parent ON item (parent) WHERE parent IS NOT NULL;
CREATE INDEX session_day ON session (day);
CREATE INDEX receipt_source ON receipt (source);
CREATE INDEX sent_fingerprint ON sent (fingerprint);
CREATE INDEX merged_receipt ON merged (receipt);
CREATE UNIQUE INDEX verdict_a ON verdict (a, b);
CREATE INDEX verdict_b ON verdict (b);
CREATE INDEX suspect_b ON suspect (b);
CREATE INDEX suspect_day ON suspect (day);
CREATE INDEX item_root ON item (kind, fold) WHERE parent IS NULL;
CREATE INDEX session_attention ON session (day) WHERE flags & 398;
CREATE INDEX session_place ON session (place, day, origin, team, flags, counts) WHERE place IS NOT NULL;
COMMIT;
