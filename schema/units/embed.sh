#!/bin/sh
# Writes a list of units, a table as schema/units/README.md describes, as a C array for
# lib/catalogue/; the Makefile calls it.  Each unit also gets its name folded as cds_text_fold folds
# it, so that a search need not do so thousands of times; a test compares the two.
#
#   embed.sh vn-2026-07.csv
set -eu
export LC_ALL=C
printf '#include "catalogue/unit_list.h"\n'
printf 'const char cds__unit_list[] = "%s";\n' "$(basename "$1" .csv)"
printf 'const struct cds__unit cds__unit[] = {\n'
awk -F, '
	# The letters stand as bytes, so this is the same in every language and every awk.
	function fold(name) {
		name = tolower(name)
		gsub(/ *- */, " ", name)
		gsub(/à|á|ả|ã|ạ|À|Á|Ả|Ã|Ạ/, "a", name)
		gsub(/ằ|ắ|ẳ|ẵ|ặ|ă|Ằ|Ắ|Ẳ|Ẵ|Ặ|Ă/, "a", name)
		gsub(/ầ|ấ|ẩ|ẫ|ậ|â|Ầ|Ấ|Ẩ|Ẫ|Ậ|Â/, "a", name)
		gsub(/è|é|ẻ|ẽ|ẹ|È|É|Ẻ|Ẽ|Ẹ/, "e", name)
		gsub(/ề|ế|ể|ễ|ệ|ê|Ề|Ế|Ể|Ễ|Ệ|Ê/, "e", name)
		gsub(/ì|í|ỉ|ĩ|ị|Ì|Í|Ỉ|Ĩ|Ị/, "i", name)
		gsub(/ò|ó|ỏ|õ|ọ|Ò|Ó|Ỏ|Õ|Ọ/, "o", name)
		gsub(/ồ|ố|ổ|ỗ|ộ|ô|Ồ|Ố|Ổ|Ỗ|Ộ|Ô/, "o", name)
		gsub(/ờ|ớ|ở|ỡ|ợ|ơ|Ờ|Ớ|Ở|Ỡ|Ợ|Ơ/, "o", name)
		gsub(/ù|ú|ủ|ũ|ụ|Ù|Ú|Ủ|Ũ|Ụ/, "u", name)
		gsub(/ừ|ứ|ử|ữ|ự|ư|Ừ|Ứ|Ử|Ữ|Ự|Ư/, "u", name)
		gsub(/ỳ|ý|ỷ|ỹ|ỵ|Ỳ|Ý|Ỷ|Ỹ|Ỵ/, "y", name)
		gsub(/đ|Đ/, "d", name)
		return name
	}
	NR > 1 {
		at[$1] = NR - 2
		printf "\t{\"%s\", \"%s\", \"%s\", \"%s\", %d},\n", $1, $2, fold($2), $4,
		    $3 == "" ? -1 : at[$3]
	}
' "$1"
printf '};\n'
printf 'const size_t cds__units = sizeof cds__unit / sizeof *cds__unit;\n'
