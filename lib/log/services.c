/* The services with which every log begins, and which every team knows. */
#include "log/services.h"

#include <string.h>

#include "derive/derive_item.h"
#include "entry/entry.h"
#include "log/write.h"
#include "store/sql.h"

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

/* They are the same entries in every log, so that merging them adds nothing.  Therefore their order
 * is not a field of these entries: it follows from their codes. */
void cds__services_add(cds_log *log)
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

int64_t cds__services_order(const char *code)
{
	for (size_t i = 0; i < sizeof services / sizeof *services; i++)
		if (strcmp(services[i].code, code) == 0)
			return (int64_t)(i + 1) * CDS_ORDER_STEP;
	return 0;
}
