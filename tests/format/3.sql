PRAGMA application_id=1128551217; PRAGMA user_version=3;
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
INSERT INTO origin VALUES(2,'place','may-1','Hoa');
INSERT INTO origin VALUES(3,'team','may-1','Hoa');
INSERT INTO origin VALUES(4,'session','may-1','Hoa');
INSERT INTO origin VALUES(5,'place','','');
INSERT INTO origin VALUES(6,'place','may-2','Bình');
INSERT INTO origin VALUES(7,'team','may-2','Bình');
INSERT INTO origin VALUES(8,'session','may-2','Bình');
INSERT INTO origin VALUES(9,'verdict','may-3','Lan');
INSERT INTO origin VALUES(10,'service','may-3','Lan');
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
INSERT INTO entry VALUES(12,20784,X'a4209611e1dc56ac9ad59da3ebfca426',X'01a21c04b401748db87171c3e08549cb',2,NULL,1,1795766400,'{"name":"Xã Phước Nam"}');
INSERT INTO entry VALUES(13,20784,X'8c45415606db5d299190d82cf3005021',X'29803227172e5114b9c45e6502f13ce6',2,NULL,1,1795766400,'{"name":"Thôn 1","parent":"01a21c04-b401-748d-b871-71c3e08549cb"}');
INSERT INTO entry VALUES(14,20784,X'8eff877bdc9f5f1fa434698708982aa1',X'01a21c04b40170ed9c1237a222e37de3',3,NULL,1,1795766400,'{"name":"Tổ 1"}');
INSERT INTO entry VALUES(15,20784,X'c76c10ab49b15377b97159287217ff71',X'01a21c04b4037595ba56b7cc4e1a2c96',4,NULL,1,1795766400,'{"assist.eid":30,"attendance.class":7,"date":"2026-11-02","note":"#sha256:b8639c944797f0dfa90b49fc9ed5d428c60b1ac27c31e620803f50fd44ab009d","place":"29803227-172e-5114-b9c4-5e6502f13ce6","residents":20,"team":"01a21c04-b401-70ed-9c12-37a222e37de3"}');
INSERT INTO entry VALUES(16,20270,X'5f95bca734a45e83a399acb1e8ef2e25',X'eaa167bef50c5077b2740aef9f2d72d1',5,NULL,1,1751328000,'{"code":"22897","from":"2025-07-01","level":"commune","list":"vn-2026-07","name":"Xã Thuận Nam","parent":"05275490-8406-5dad-864f-97385289e7ea"}');
INSERT INTO entry VALUES(17,20270,X'35d11a43f3b75a81b5a5d607223fe159',X'0527549084065dad864f97385289e7ea',5,NULL,1,1751328000,'{"code":"56","from":"2025-07-01","level":"province","list":"vn-2026-07","name":"Tỉnh Khánh Hòa"}');
INSERT INTO entry VALUES(18,20784,X'57ad04725e26596092d40b2f77590a13',X'01a21c04b40173779b7d6596eb722e89',4,NULL,1,1795766400,'{"assist.dvc":12,"date":"2026-11-03","place":"eaa167be-f50c-5077-b274-0aef9f2d72d1","residents":9,"visit.qr":40}');
INSERT INTO entry VALUES(19,20784,X'a43befa6038b5ea39a40e604a78e2db9',X'01a21c04b4017282a3812a8d19c757f5',6,NULL,1,1795766400,'{"name":"Xã Phước Nam"}');
INSERT INTO entry VALUES(20,20784,X'6d506e1d54865e08ba1250f2b641931b',X'4384c755eba75fe99651cebdd1133cfa',6,NULL,1,1795766400,'{"name":"Thôn 1","parent":"01a21c04-b401-7282-a381-2a8d19c757f5"}');
INSERT INTO entry VALUES(21,20784,X'55f28e8bdb4d58c5b895695a42800ff4',X'01a21c04b4017622a24ad159b96436b3',7,NULL,1,1795766400,'{"name":"Tổ 1"}');
INSERT INTO entry VALUES(22,20784,X'b6fca103492055d485dfbeb6d67346b0',X'01a21c04b4037435aef7d09afe0856d1',8,NULL,1,1795766400,'{"assist.eid":30,"attendance.class":7,"date":"2026-11-02","place":"4384c755-eba7-5fe9-9651-cebdd1133cfa","residents":20,"team":"01a21c04-b401-7622-a24a-d159b96436b3"}');
INSERT INTO entry VALUES(23,20784,X'a18e5502fc8f567b83904ef98995be8f',X'01a21c04b401735083a9e65400cbf891',8,NULL,1,1795766400,'{"assist.bank":4,"date":"2026-11-10","place":"4384c755-eba7-5fe9-9651-cebdd1133cfa","residents":5,"visit.web":3}');
INSERT INTO entry VALUES(24,20784,X'5a1dd853070052b8bf5898b465c98a9f',X'0d8a8659aead56f58fc3bd76af31f78f',9,NULL,1,1795766400,'{"a":"01a21c04-b401-7282-a381-2a8d19c757f5","b":"01a21c04-b401-748d-b871-71c3e08549cb","prefer":"01a21c04-b401-7282-a381-2a8d19c757f5","same":true}');
INSERT INTO entry VALUES(25,20784,X'989d72320585563d839dbd5952d3b7c8',X'773719cb8cb3525a838422974a8f6ad3',9,NULL,1,1795766400,'{"a":"29803227-172e-5114-b9c4-5e6502f13ce6","b":"4384c755-eba7-5fe9-9651-cebdd1133cfa","prefer":"4384c755-eba7-5fe9-9651-cebdd1133cfa","same":true}');
INSERT INTO entry VALUES(26,20784,X'3c77a993af6d556e9a27aa0df4660c4a',X'3ec7d5b719d85499983b209918ed4118',9,NULL,1,1795766400,'{"a":"01a21c04-b401-70ed-9c12-37a222e37de3","b":"01a21c04-b401-7622-a24a-d159b96436b3","same":false}');
INSERT INTO entry VALUES(27,20784,X'ce03aaaea1895faba11e7432b1524221',X'd8d1014f4bab54c2bf9d25643915c887',10,X'7ec3d16f860554919f4912db00b828fb',2,1795766400,'{"order":2500}');
CREATE TABLE words (
	entry INTEGER NOT NULL,
	field TEXT NOT NULL,
	salt BLOB NOT NULL,
	words TEXT NOT NULL,
	PRIMARY KEY (entry, field)
) WITHOUT ROWID, STRICT;
INSERT INTO words VALUES(15,'note',X'd1efab309fe3371ea4dfb1b930e66d36','mưa to');
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
INSERT INTO digest VALUES(20270,X'',2,X'67cf668e166e59baafbe0b6e27f327d9');
INSERT INTO digest VALUES(20784,X'',14,X'14b99e5de823597db46fbb2bbd328874');
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
	flags INTEGER NOT NULL, rank INTEGER NOT NULL DEFAULT 0,
	UNIQUE (kind, id)
) STRICT;
INSERT INTO item VALUES(1,3,X'0fdc0874477159aaa299555358936a98',1,'eid','','VNeID','vneid','',NULL,0,-2147483648,-2147483648,0,0,0);
INSERT INTO item VALUES(2,3,X'd3f0e8fcbbc4534cadf1fe8f979aa910',1,'dvc','','Dịch vụ công trực tuyến','dich vu cong truc tuyen','',NULL,0,-2147483648,-2147483648,0,0,0);
INSERT INTO item VALUES(3,3,X'1391ffa0d71a550fac0c6144956383a2',1,'bank','','Ứng dụng ngân hàng, thanh toán điện tử','ung dung ngan hang, thanh toan dien tu','',NULL,0,-2147483648,-2147483648,0,0,0);
INSERT INTO item VALUES(4,3,X'dbb68d0bcacb55a0a561603404a61fea',1,'ecom','','Thương mại điện tử','thuong mai dien tu','',NULL,0,-2147483648,-2147483648,0,0,0);
INSERT INTO item VALUES(5,3,X'5eacb4d5a2645fc998f41d981b8f4289',1,'health','','Sổ sức khỏe, BHXH số','so suc khoe, bhxh so','',NULL,0,-2147483648,-2147483648,0,0,0);
INSERT INTO item VALUES(6,3,X'bb9da4929e085c1db8bf47c84233b1c7',1,'safety','','An toàn mạng','an toan mang','',NULL,0,-2147483648,-2147483648,0,0,0);
INSERT INTO item VALUES(7,3,X'8c7a759cb52754e48c053413bf4c9ba5',1,'skills','','Kỹ năng số cơ bản','ky nang so co ban','',NULL,0,-2147483648,-2147483648,0,0,0);
INSERT INTO item VALUES(8,3,X'e4cfa0697d655394bdcf5dbd770a2256',1,'app','','Ứng dụng khác','ung dung khac','',NULL,0,-2147483648,-2147483648,0,0,0);
INSERT INTO item VALUES(9,3,X'b9d9a37f5e4d5f19b612a3db45cb3cfb',1,'class','','Lớp tập huấn','lop tap huan','',NULL,1,-2147483648,-2147483648,0,0,0);
INSERT INTO item VALUES(10,3,X'd8d1014f4bab54c2bf9d25643915c887',1,'qr','','Mã QR di tích','ma qr di tich','',NULL,2,-2147483648,-2147483648,0,0,2500);
INSERT INTO item VALUES(11,3,X'3376c9d7f5ea5d9eaaee9cd4f2dd2c46',1,'web','','Trang tin','trang tin','',NULL,2,-2147483648,-2147483648,0,0,0);
INSERT INTO item VALUES(12,1,X'01a21c04b401748db87171c3e08549cb',1,'','','Xã Phước Nam','xa phuoc nam','',NULL,0,-2147483648,-2147483648,0,0,0);
INSERT INTO item VALUES(13,1,X'29803227172e5114b9c45e6502f13ce6',1,'','','Thôn 1','thon 1','',12,0,-2147483648,-2147483648,0,0,0);
INSERT INTO item VALUES(14,2,X'01a21c04b40170ed9c1237a222e37de3',1,'','','Tổ 1','to 1','',NULL,0,-2147483648,-2147483648,0,0,0);
INSERT INTO item VALUES(15,1,X'eaa167bef50c5077b2740aef9f2d72d1',1,'22897','vn-2026-07','Xã Thuận Nam','xa thuan nam','commune',16,0,20270,-2147483648,0,0,0);
INSERT INTO item VALUES(16,1,X'0527549084065dad864f97385289e7ea',1,'56','vn-2026-07','Tỉnh Khánh Hòa','tinh khanh hoa','province',NULL,0,20270,-2147483648,0,0,0);
INSERT INTO item VALUES(17,1,X'01a21c04b4017282a3812a8d19c757f5',1,'','','Xã Phước Nam','xa phuoc nam','',NULL,0,-2147483648,-2147483648,0,0,0);
INSERT INTO item VALUES(18,1,X'4384c755eba75fe99651cebdd1133cfa',1,'','','Thôn 1','thon 1','',17,0,-2147483648,-2147483648,0,0,0);
INSERT INTO item VALUES(19,2,X'01a21c04b4017622a24ad159b96436b3',1,'','','Tổ 1','to 1','',NULL,0,-2147483648,-2147483648,0,0,0);
CREATE TABLE field (
	n INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO field VALUES(1,'assist.eid');
INSERT INTO field VALUES(2,'attendance.class');
INSERT INTO field VALUES(3,'assist.dvc');
INSERT INTO field VALUES(4,'visit.qr');
INSERT INTO field VALUES(5,'assist.bank');
INSERT INTO field VALUES(6,'visit.web');
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
INSERT INTO session VALUES(15,20759,20759,13,14,4,20,NULL,X'011f0208',16);
INSERT INTO session VALUES(18,20760,20760,15,NULL,4,9,NULL,X'030d0429',0);
INSERT INTO session VALUES(22,20759,20759,18,19,8,20,NULL,X'011f0208',0);
INSERT INTO session VALUES(23,20767,20767,18,NULL,8,5,NULL,X'05050604',0);
CREATE TABLE conflict (
	subject INTEGER NOT NULL,       -- seq of the subject's first entry here
	field TEXT NOT NULL,
	PRIMARY KEY (subject, field)
) WITHOUT ROWID, STRICT;
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
, doubles INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO receipt VALUES(1,1795766400,'b.cdslog','4ZQU-37HJ-WDWI-A5NS',16,5,0,0,2,0,0,1,19,23,'VSIP-WH5R-M4DR-JY4H','DTNA-SWTQ-BJXV-4SIE',NULL,3);
CREATE TABLE receipt_laptop (
	receipt INTEGER NOT NULL,
	device TEXT NOT NULL,
	entries INTEGER NOT NULL,       -- new ones
	PRIMARY KEY (receipt, device)
) WITHOUT ROWID, STRICT;
INSERT INTO receipt_laptop VALUES(1,'may-2',5);
CREATE TABLE sent (
	n INTEGER PRIMARY KEY AUTOINCREMENT,
	at INTEGER NOT NULL,
	file TEXT NOT NULL,             -- as it was named
	fingerprint TEXT NOT NULL,      -- of the pack
	entries INTEGER NOT NULL,       -- in it
	last INTEGER NOT NULL,          -- the highest seq that is there by then
	ranges BLOB NOT NULL            -- all of them: pairs of seq, first and last, 8 bytes each, big-endian
) STRICT;
INSERT INTO sent VALUES(1,1795766400,'p.cdslog','SS6R-I2IF-PY74-R2UI',27,27,X'0000000000000001000000000000001b');
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
CREATE TABLE merged (
	digest BLOB NOT NULL PRIMARY KEY,
	receipt INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
INSERT INTO merged VALUES(X'bb595daa4f04572eae27b375e0fcec89',1);
CREATE TABLE draft (
	session BLOB NOT NULL PRIMARY KEY,      -- the UUID that it will have, or has
	edits INTEGER NOT NULL,         -- 1: a change of a session that is there
	tally INTEGER NOT NULL,         -- 1: it was being tallied
	begun INTEGER NOT NULL,         -- seconds since 1970
	changed INTEGER NOT NULL,
	holder TEXT NOT NULL            -- what the program that has it open calls itself
, binned INTEGER) WITHOUT ROWID, STRICT;
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
CREATE TABLE verdict (
	n INTEGER PRIMARY KEY,          -- seq of the subject's first entry here
	a BLOB NOT NULL,
	b BLOB NOT NULL,
	same INTEGER,                   -- null: the ruling was withdrawn
	prefer BLOB,
	conflict INTEGER NOT NULL
) STRICT;
INSERT INTO verdict VALUES(24,X'01a21c04b4017282a3812a8d19c757f5',X'01a21c04b401748db87171c3e08549cb',1,X'01a21c04b4017282a3812a8d19c757f5',0);
INSERT INTO verdict VALUES(25,X'29803227172e5114b9c45e6502f13ce6',X'4384c755eba75fe99651cebdd1133cfa',1,X'4384c755eba75fe99651cebdd1133cfa',0);
INSERT INTO verdict VALUES(26,X'01a21c04b40170ed9c1237a222e37de3',X'01a21c04b4017622a24ad159b96436b3',0,NULL,0);
CREATE TABLE suspect (
	a INTEGER NOT NULL,             -- session.n, the lower
	b INTEGER NOT NULL,
	day INTEGER NOT NULL,           -- the earlier of their days
	score INTEGER NOT NULL,
	reasons INTEGER NOT NULL,
	PRIMARY KEY (a, b)
) WITHOUT ROWID, STRICT;
INSERT INTO suspect VALUES(15,22,20759,95,453);
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
INSERT INTO total VALUES(0,48644,0,4,54,4,76,14,43,0,X'01023c0002020e0003010c00040128000501040006010300');
INSERT INTO total VALUES(1,48644,13,1,20,1,30,7,0,0,X'01011e0002010700');
INSERT INTO total VALUES(1,48644,15,1,9,1,12,0,40,0,X'03010c0004012800');
INSERT INTO total VALUES(1,48644,18,2,25,2,34,7,3,0,X'01011e00020107000501040006010300');
INSERT INTO total VALUES(2,48644,0,2,14,2,16,0,43,0,X'03010c00040128000501040006010300');
INSERT INTO total VALUES(2,48644,14,1,20,1,30,7,0,0,X'01011e0002010700');
INSERT INTO total VALUES(2,48644,19,1,20,1,30,7,0,0,X'01011e0002010700');
CREATE TABLE derivation (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	version INTEGER NOT NULL
) STRICT;
INSERT INTO derivation VALUES(1,2);
CREATE TABLE canonical (
	item INTEGER PRIMARY KEY,       -- item.n
	n INTEGER NOT NULL,             -- item.n of the one that stands for it
	disputed INTEGER NOT NULL       -- 1: rulings disagree about which one that is
) STRICT;
INSERT INTO canonical VALUES(12,17,0);
INSERT INTO canonical VALUES(13,18,0);
CREATE TABLE double (
	a INTEGER NOT NULL,             -- item.n of the one that is preferred
	b INTEGER NOT NULL,             -- item.n
	PRIMARY KEY (a, b)
) WITHOUT ROWID, STRICT;
CREATE TABLE successor (
	item INTEGER NOT NULL,          -- item.n
	next INTEGER NOT NULL,          -- item.n
	PRIMARY KEY (item, next)
) WITHOUT ROWID, STRICT;
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('receipt',1);
INSERT INTO sqlite_sequence VALUES('sent',1);
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
CREATE INDEX session_place ON session (place, day, origin, team, flags, counts) WHERE place IS NOT NULL;
CREATE INDEX session_attention ON session (day, flags) WHERE flags & 398;
CREATE INDEX canonical_n ON canonical (n);
CREATE INDEX double_b ON double (b);
CREATE INDEX successor_next ON successor (next);
COMMIT;
