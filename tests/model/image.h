/* The bytes of a log, kept as what differs from the log that all began with: a few kilobytes and
 * not 150, so that the model can keep many thousands. */
#ifndef IMAGE_H
#define IMAGE_H

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../tap.h"

#define IMAGE_MAX (1 << 20)             /* bytes of a log */
#define BLOCK 64                        /* bytes that are compared and kept together */

/* A log, as the blocks in which it differs from image_base. */
struct image {
	size_t size, blocks;
	unsigned char *block;           /* each: its number in 4 bytes, then its bytes */
};

/* The log that all began with, and what was loaded last. */
static unsigned char image_base[IMAGE_MAX], image_bytes[IMAGE_MAX];

/* Reads a file into `bytes`, with zeros after it, and returns its size; 0: it can't be read. */
static size_t image_load(const char *path, unsigned char *bytes)
{
	int fd = open(path, O_RDONLY);
	ssize_t n = fd < 0 ? 0 : read(fd, bytes, IMAGE_MAX);

	if (fd >= 0)
		close(fd);
	if (n <= 0 || n == IMAGE_MAX)
		return 0;
	memset(bytes + n, 0, IMAGE_MAX - (size_t)n);
	return (size_t)n;
}

/* Has what was loaded last these words anywhere? */
static bool image_holds(size_t size, const char *words)
{
	const unsigned char *at = image_bytes, *end = image_bytes + size;
	size_t n = strlen(words);

	while ((at = memchr(at, *words, (size_t)(end - at))) != NULL) {
		if ((size_t)(end - at) >= n && memcmp(at, words, n) == 0)
			return true;
		at++;
	}
	return false;
}

/* Keeps what was loaded last. */
static struct image image_take(size_t size)
{
	static unsigned char differ[IMAGE_MAX + IMAGE_MAX / BLOCK * 4];
	struct image image = {.size = size};
	unsigned char *to = differ;

	for (uint32_t at = 0; at < size; at += BLOCK) {
		if (memcmp(image_base + at, image_bytes + at, BLOCK) == 0)
			continue;
		memcpy(to, &at, 4);
		memcpy(to + 4, image_bytes + at, BLOCK);
		to += 4 + BLOCK;
		image.blocks++;
	}
	image.block = malloc((size_t)(to - differ) + 1);
	if (image.block)
		memcpy(image.block, differ, (size_t)(to - differ));
	return image;
}

/* Writes an image to a file; false: it failed. */
static bool image_put(const struct image *image, const char *path)
{
	static unsigned char bytes[IMAGE_MAX];
	int fd = open(path, O_WRONLY | O_CREAT, 0666);
	bool good = fd >= 0 && ftruncate(fd, (off_t)image->size) == 0;

	memcpy(bytes, image_base, image->size);
	for (size_t i = 0; i < image->blocks; i++) {
		uint32_t at;
		memcpy(&at, image->block + i * (4 + BLOCK), 4);
		memcpy(bytes + at, image->block + i * (4 + BLOCK) + 4, BLOCK);
	}
	good = good && pwrite(fd, bytes, image->size, 0) == (ssize_t)image->size;
	if (fd >= 0)
		close(fd);
	return good;
}

#endif
