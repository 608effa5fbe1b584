/* The levels of places: province, district, commune, hamlet.  Called by what reads a level that
 * somebody typed, and by reports that roll places up. */
#include "catalogue/catalogue.h"

static const char *const level_names[] = {"", "hamlet", "commune", "district", "province"};

const char *cds_level_name(enum cds_level level)
{
	return level_names[level];
}

bool cds_level_parse(const char *name, enum cds_level *out)
{
	for (int level = CDS_LEVEL_HAMLET; level <= CDS_LEVEL_PROVINCE; level++) {
		if (strcmp(name, level_names[level]) == 0) {
			*out = (enum cds_level)level;
			return true;
		}
	}
	return false;
}

/* What units are called, which stands before their names.  "Thành phố" is left out: it may be a
 * province, a district or, since 2025, neither. */
static const struct {
	const char *word;
	enum cds_level level;
} level_words[] = {
	{"Tỉnh ", CDS_LEVEL_PROVINCE}, {"Huyện ", CDS_LEVEL_DISTRICT},
	{"Quận ", CDS_LEVEL_DISTRICT}, {"Thị xã ", CDS_LEVEL_DISTRICT},
	{"Xã ", CDS_LEVEL_COMMUNE}, {"Phường ", CDS_LEVEL_COMMUNE},
	{"Thị trấn ", CDS_LEVEL_COMMUNE}, {"Đặc khu ", CDS_LEVEL_COMMUNE},
	{"Thôn ", CDS_LEVEL_HAMLET}, {"Ấp ", CDS_LEVEL_HAMLET}, {"Bản ", CDS_LEVEL_HAMLET},
	{"Buôn ", CDS_LEVEL_HAMLET}, {"Khóm ", CDS_LEVEL_HAMLET}, {"Khu phố ", CDS_LEVEL_HAMLET},
	{"Tổ dân phố ", CDS_LEVEL_HAMLET}, {"Xóm ", CDS_LEVEL_HAMLET},
};

enum cds_level cds__level_of(const char *level, const char *name)
{
	enum cds_level found = CDS_LEVEL_NONE;

	if (*level)
		return cds_level_parse(level, &found) ? found : CDS_LEVEL_NONE;
	for (size_t i = 0; i < sizeof level_words / sizeof *level_words; i++)
		if (strncmp(name, level_words[i].word, strlen(level_words[i].word)) == 0)
			return level_words[i].level;
	return CDS_LEVEL_NONE;
}
