#!/bin/sh
# Writes schema/NNNN-*.sql as C, for lib/store/; the Makefile calls it.  The bytes are numbers,
# since Vietnamese does not fit in `char` literals and long string literals are not portable.
set -eu
echo '#include "store/schema.h"'
for file; do
	n=$(basename "$file" | cut -c1-4)
	printf 'static const unsigned char sql_%s[] = {\n' "$n"
	od -An -v -tu1 "$file" | sed 's/  */,/g; s/^,//; s/$/,/'
	printf '0};\n'
done
echo 'const struct cds__schema cds__schema[] = {'
for file; do
	n=$(basename "$file" | cut -c1-4)
	v=$(echo "$n" | sed 's/^0*//')
	printf '\t{%s, sql_%s, sizeof sql_%s - 1},\n' "$v" "$n" "$n"
done
echo '};'
echo 'const size_t cds__schema_count = sizeof cds__schema / sizeof *cds__schema;'
