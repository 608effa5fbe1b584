/* The headings that export writes and import knows. */
#include "cdslog.h"

static const struct cds_heading headings[] = {
	{"id", "id", "mã"},
	{"date", "date", "ngày"},
	{"place", "place", "địa bàn"},
	{"team", "team", "tổ"},
	{"campaign", "campaign", "chiến dịch"},
	{"volunteers", "volunteers", "số tình nguyện viên"},
	{"residents", "residents", "số người"},
	{"group.women", "women", "phụ nữ"},
	{"group.elderly", "elderly", "người cao tuổi"},
	{"group.minority", "minority", "dân tộc thiểu số"},
	{"group.disabled", "disabled", "người khuyết tật"},
	{"group.children", "children", "trẻ em"},
	{"obstacle.signal", "no signal", "mất sóng"},
	{"obstacle.device", "no device", "thiếu thiết bị"},
	{"obstacle.app", "app fault", "lỗi ứng dụng"},
	{"obstacle.papers", "papers missing", "thiếu giấy tờ"},
	{"obstacle.language", "language", "ngôn ngữ"},
	{"obstacle.other", "other obstacle", "vướng mắc khác"},
	{"note", "note", "ghi chú"},
	{"author", "author", "người ghi"},
};

size_t cds_headings(void)
{
	return sizeof headings / sizeof *headings;
}

const struct cds_heading *cds_heading_at(size_t i)
{
	return i < cds_headings() ? &headings[i] : NULL;
}
