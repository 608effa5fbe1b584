/* Places and teams that are probably one, as doubles_model.h says. */
#include "model/doubles_model.h"

void doubles_init(struct doubles_model *m, cds_log *log)
{
	*m = (struct doubles_model){.log = log};
}

void doubles_free(struct doubles_model *m)
{
	cds_doubles_free(m->doubles);
	m->doubles = NULL;
}

const struct cds_double *doubles_here(const struct doubles_model *m)
{
	return cds_doubles_at(m->doubles, m->rows.here);
}

/* Are these the same two? Which of them stands for both may have changed. */
static bool doubles_equal(const struct cds_double *x, const struct cds_double *y)
{
	return (cds_uuid_compare(&x->a.id, &y->a.id) == 0 &&
	    cds_uuid_compare(&x->b.id, &y->b.id) == 0) ||
	    (cds_uuid_compare(&x->a.id, &y->b.id) == 0 &&
	    cds_uuid_compare(&x->b.id, &y->a.id) == 0);
}

enum cds_status doubles_read(struct doubles_model *m)
{
	cds_doubles *before = m->doubles;
	const struct cds_double *was = doubles_here(m);
	enum cds_status status = cds_doubles_get(m->log, CDS_PLACE, NULL, m->ruled, &m->doubles);

	rows_set(&m->rows, cds_doubles_size(m->doubles));
	for (size_t i = 0; was && i < m->rows.n; i++)
		if (doubles_equal(was, cds_doubles_at(m->doubles, i)))
			m->rows.here = i;
	cds_doubles_free(before);
	return status;
}

/* ---- ruling ---- */

enum cds_status doubles_same(struct doubles_model *m, const cds_uuid *prefer)
{
	const struct cds_double *d = doubles_here(m);

	return d ? cds_item_same(m->log, d->kind, (cds_uuid[2]){d->a.id, d->b.id}, 2, prefer)
	    : CDS_END;
}

enum cds_status doubles_different(struct doubles_model *m)
{
	const struct cds_double *d = doubles_here(m);

	return d ? cds_item_different(m->log, d->kind, &d->a.id, &d->b.id) : CDS_END;
}

enum cds_status doubles_withdraw(struct doubles_model *m)
{
	const struct cds_double *d = doubles_here(m);

	return d && d->ruled ? cds_item_ruling_withdraw(m->log, d->kind, &d->a.id, &d->b.id)
	    : CDS_END;
}
