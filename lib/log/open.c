/* Opens a log.  A new log begins with the services that every team knows; a log of an older format
 * gets what this version derives from its entries. */
#include <stdlib.h>

#include "derive/derive_item.h"
#include "entry/entry.h"
#include "log/rebuild.h"
#include "store/sql.h"
#include "store/store.h"
#include "log/write.h"

static const struct {
	const char *code, *measure, *name;
} services[] = {
	{"eid", "assist", "VNeID"},
	{"dvc", "assist", "Dịch vụ công trực tuyến"},
	{"bank", "assist", "Ứng dụng ngân hàng, thanh toán điện tử"},
	{"ecom", "assist", "Thương mại điện tử"},
	{"health", "assist", "Sổ sức khỏe, BHXH số"},
	{"safety", "assist", "An toàn mạng"},
	{"skills", "assist", "Kỹ năng số cơ bản"},
	{"app", "assist", "Ứng dụng khác"},
	{"class", "attendance", "Lớp tập huấn"},
	{"qr", "visit", "Mã QR di tích"},
	{"web", "visit", "Trang tin"},
};

/* The same entries in every log, so that merging them adds nothing. */
static void open_add_services(cds_log *log)
{
	const struct cds__writer nobody = {.at = 0};

	for (size_t i = 0; i < sizeof services / sizeof *services; i++) {
		cds_fields *fields = cds_fields_new();
		cds_uuid id;
		if (!fields || cds_fields_text(fields, "code", services[i].code) != CDS_OK ||
		    cds_fields_text(fields, "measure", services[i].measure) != CDS_OK ||
		    cds_fields_text(fields, "name", services[i].name) != CDS_OK) {
			cds__fail_memory(log);
		} else {
			cds__item_identity(log, CDS_SERVICE, fields, &id);
			cds__entry_write(log, "service", &id, fields, &nobody, NULL);
		}
		cds_fields_free(fields);
	}
}

static void open_fill(cds_log *log, int64_t from)
{
	if (from == 0)
		open_add_services(log);
	else
		cds__rebuild_derived(log, NULL, NULL);
}

enum cds_status cds_log_open(const char *path, unsigned flags, cds_log **out)
{
	*out = cds__store_new(path);
	if (!*out)
		return CDS_NO_MEMORY;
	cds__store_open(*out, flags, open_fill);
	return (*out)->fault.error.status;
}

enum cds_status cds_log_entries(cds_log *log, int64_t *count)
{
	cds__read_begin(log);
	*count = cds__sql_int(log, "SELECT count(*) FROM entry");
	return cds__read_end(log);
}
