PRAGMA application_id=1128551217; PRAGMA user_version=1;
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
INSERT INTO origin VALUES(2,'place','may-1','Nguyễn Thị Hoa');
INSERT INTO origin VALUES(3,'team','may-1','Nguyễn Thị Hoa');
INSERT INTO origin VALUES(4,'session','may-1','Nguyễn Thị Hoa');
INSERT INTO origin VALUES(5,'place','','');
INSERT INTO origin VALUES(6,'session','','');
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
INSERT INTO entry VALUES(12,19848,X'c98f98d08f8f5176aca20e3fb036ed64',X'018f47c45400748db87171c3e08549cb',2,NULL,1,1714896000,'{"level":"commune","name":"Phường Mỹ Bình"}');
INSERT INTO entry VALUES(13,19848,X'ba2ffd9d3f2c57c6a78daf3d2ffbc748',X'07939768ac2e5cbf8df65238548d3899',2,NULL,1,1714896000,'{"name":"Khu phố 3","parent":"018f47c4-5400-748d-b871-71c3e08549cb"}');
INSERT INTO entry VALUES(14,19848,X'bd24677e8d3852e2805aaa9f26c5c311',X'6c2a677b88685ff886238dbc3b02b4e9',3,NULL,1,1714896000,'{"name":"Tổ \"số\" 1","place":"07939768-ac2e-5cbf-8df6-5238548d3899"}');
INSERT INTO entry VALUES(15,19848,X'e7627ca983b45a259df00604c16973f0',X'018f47c4540073779b7d6596eb722e89',4,NULL,1,1714896000,'{"assist.bank":"?","assist.eid":40,"date":"2024-05-01/2024-05-03","note":"#sha256:07ed4b21d53d1156f799d409fc71f0899b5a0ac0f0aa58ac13bfa4b610dbb136","obstacle.signal":true,"place":"07939768-ac2e-5cbf-8df6-5238548d3899","residents":30,"team":"6c2a677b-8868-5ff8-8623-8dbc3b02b4e9"}');
INSERT INTO entry VALUES(16,19849,X'1e308150c4955b28b7f70a7e91b9f97e',X'018f47c4540073779b7d6596eb722e89',4,X'e7627ca983b45a259df00604c16973f0',2,1714982400,'{"residents":31}');
INSERT INTO entry VALUES(17,19850,X'48e9f8441d355061a01c4542283713cd',X'018f52110c00731ebb193061fc826d9a',4,NULL,1,1715068800,'{"attendance.class":25,"date":"2024-05-07","place":"018f47c4-5400-748d-b871-71c3e08549cb","visit.qr":100}');
INSERT INTO entry VALUES(18,19851,X'9389b846dbe35dfbbcabe5852a5469a9',X'018f5737680075eb8e1b8cd231331ee8',4,NULL,1,1715155200,'{"date":"2024-05-08","visit.web":9}');
INSERT INTO entry VALUES(19,19852,X'e30b9582dfbf597585be945fb6da46b6',X'018f5737680075eb8e1b8cd231331ee8',4,X'9389b846dbe35dfbbcabe5852a5469a9',2,1715241600,'{"void":true}');
INSERT INTO entry VALUES(20,0,X'37eb3faa6cfe5bed84363dcc107fd386',X'ba5c1ed3e42c5309b04f6cfd72e5feb7',5,NULL,1,0,'{"name":"Xã Công Hải"}');
INSERT INTO entry VALUES(21,19362,X'b72e1676afd25a1aa371393e431d0fd9',X'c3c1fac1749958c4974406d6143fdf92',6,NULL,1,1672876800,'{"assist.eid":7,"date":"2023-01-05","note":"#sha256:8fb08f72e575b2420596b0f21dd3c35999d3020c2c870820b990d1e70edcae74","place":"ba5c1ed3-e42c-5309-b04f-6cfd72e5feb7","source":"csv-cb31d181"}');
CREATE TABLE words (
	entry INTEGER NOT NULL,
	field TEXT NOT NULL,
	salt BLOB NOT NULL,
	words TEXT NOT NULL,
	PRIMARY KEY (entry, field)
) WITHOUT ROWID, STRICT;
INSERT INTO words VALUES(15,'note',X'cbb28baed9cb9b2bc2225d029d2189e8','sóng yếu');
INSERT INTO words VALUES(21,'note',X'29c7bcc57ac60936b0d82cd7c477d091','nhập');
CREATE TABLE setting (
	key TEXT NOT NULL PRIMARY KEY,
	value TEXT NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE merged (
	digest BLOB NOT NULL PRIMARY KEY
) WITHOUT ROWID, STRICT;
CREATE TABLE digest (
	day INTEGER NOT NULL,
	prefix BLOB NOT NULL,
	entries INTEGER NOT NULL,
	id BLOB NOT NULL,
	PRIMARY KEY (day, prefix)
) WITHOUT ROWID, STRICT;
INSERT INTO digest VALUES(0,X'',12,X'3315f75bad2d56809956c624b31569f1');
INSERT INTO digest VALUES(19362,X'',1,X'ebcd4f9ef8685e319abb3e835896c89c');
INSERT INTO digest VALUES(19848,X'',4,X'0bc4b7672f56548289c58733dc867e30');
INSERT INTO digest VALUES(19849,X'',1,X'c250d6b923395096acefd31d142d2814');
INSERT INTO digest VALUES(19850,X'',1,X'0d91bf07ae365881ab748abb6a2aae62');
INSERT INTO digest VALUES(19851,X'',1,X'b49da0db56f95989a3ab57a2c40e153d');
INSERT INTO digest VALUES(19852,X'',1,X'd040497e8f3f58c791cc09be534b9fbb');
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
INSERT INTO item VALUES(12,1,X'018f47c45400748db87171c3e08549cb',1,'','','Phường Mỹ Bình','phuong my binh','commune',NULL,0,-2147483648,-2147483648,0,0);
INSERT INTO item VALUES(13,1,X'07939768ac2e5cbf8df65238548d3899',1,'','','Khu phố 3','khu pho 3','',12,0,-2147483648,-2147483648,0,0);
INSERT INTO item VALUES(14,2,X'6c2a677b88685ff886238dbc3b02b4e9',1,'','','Tổ "số" 1','to "so" 1','',13,0,-2147483648,-2147483648,0,0);
INSERT INTO item VALUES(15,1,X'ba5c1ed3e42c5309b04f6cfd72e5feb7',1,'','','Xã Công Hải','xa cong hai','',NULL,0,-2147483648,-2147483648,0,0);
CREATE TABLE field (
	n INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO field VALUES(1,'assist.bank');
INSERT INTO field VALUES(2,'assist.eid');
INSERT INTO field VALUES(3,'attendance.class');
INSERT INTO field VALUES(4,'visit.qr');
INSERT INTO field VALUES(5,'visit.web');
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
INSERT INTO session VALUES(15,19844,19846,13,14,4,31,NULL,X'01000229',48);
INSERT INTO session VALUES(17,19850,19850,12,NULL,4,NULL,NULL,X'031a0465',0);
INSERT INTO session VALUES(18,19851,19851,NULL,NULL,4,NULL,NULL,X'050a',1);
INSERT INTO session VALUES(21,19362,19362,15,NULL,6,NULL,NULL,X'0208',16);
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
	PRIMARY KEY (dim, half, key)
) WITHOUT ROWID, STRICT;
INSERT INTO total VALUES(0,48552,0,1,0,0,7,0,0,0);
INSERT INTO total VALUES(0,48584,0,2,31,1,40,25,100,1);
INSERT INTO total VALUES(1,48552,15,1,0,0,7,0,0,0);
INSERT INTO total VALUES(1,48584,12,1,0,0,0,25,100,0);
INSERT INTO total VALUES(1,48584,13,1,31,1,40,0,0,1);
INSERT INTO total VALUES(2,48552,0,1,0,0,7,0,0,0);
INSERT INTO total VALUES(2,48584,0,1,0,0,0,25,100,0);
INSERT INTO total VALUES(2,48584,14,1,31,1,40,0,0,1);
CREATE TABLE total_service (
	dim INTEGER NOT NULL,
	half INTEGER NOT NULL,
	key INTEGER NOT NULL,
	field INTEGER NOT NULL,
	sessions INTEGER NOT NULL,
	count INTEGER NOT NULL,
	unknown INTEGER NOT NULL,
	PRIMARY KEY (dim, half, key, field)
) WITHOUT ROWID, STRICT;
INSERT INTO total_service VALUES(0,48552,0,2,1,7,0);
INSERT INTO total_service VALUES(0,48584,0,1,1,0,1);
INSERT INTO total_service VALUES(0,48584,0,2,1,40,0);
INSERT INTO total_service VALUES(0,48584,0,3,1,25,0);
INSERT INTO total_service VALUES(0,48584,0,4,1,100,0);
INSERT INTO total_service VALUES(1,48552,15,2,1,7,0);
INSERT INTO total_service VALUES(1,48584,12,3,1,25,0);
INSERT INTO total_service VALUES(1,48584,12,4,1,100,0);
INSERT INTO total_service VALUES(1,48584,13,1,1,0,1);
INSERT INTO total_service VALUES(1,48584,13,2,1,40,0);
INSERT INTO total_service VALUES(2,48552,0,2,1,7,0);
INSERT INTO total_service VALUES(2,48584,0,3,1,25,0);
INSERT INTO total_service VALUES(2,48584,0,4,1,100,0);
INSERT INTO total_service VALUES(2,48584,14,1,1,0,1);
INSERT INTO total_service VALUES(2,48584,14,2,1,40,0);
CREATE TABLE conflict (
	subject INTEGER NOT NULL,       -- seq of the subject's first entry here
	field TEXT NOT NULL,
	PRIMARY KEY (subject, field)
) WITHOUT ROWID, STRICT;
CREATE UNIQUE INDEX entry_day ON entry (day, id);
CREATE INDEX entry_subject ON entry (subject);
CREATE INDEX item_fold ON item (kind, fold);
CREATE INDEX item_code ON item (kind, code) WHERE code <> '';
CREATE INDEX item_parent ON item (parent) WHERE parent IS NOT NULL;
CREATE INDEX session_day ON session (day);
CREATE INDEX session_attention ON session (day) WHERE flags & 14;
COMMIT;
