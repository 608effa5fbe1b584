/* stopwatch RUNS COMMAND …: prints the median time of whole processes, in microseconds, and the
 * most memory that one of them had, in kilobytes.  What they print is thrown away.  bench/run calls
 * it. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* The time in microseconds. */
static int64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* Runs the command once, and returns how long it took. */
static int64_t once(char **argv)
{
	int64_t start = now();
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		int null = open("/dev/null", O_WRONLY);
		if (null >= 0)
			dup2(null, STDOUT_FILENO);
		execvp(argv[0], argv);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status) ||
	    WEXITSTATUS(status) % 3 != 0) {
		fprintf(stderr, "stopwatch: %s failed\n", argv[0]);
		exit(1);
	}
	return now() - start;
}

static int by_size(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
	int runs = argc > 2 ? atoi(argv[1]) : 0;
	struct rusage use;
	int64_t *took = runs > 0 ? calloc((size_t)runs, sizeof *took) : NULL;

	if (!took)
		return 2;
	for (int i = 0; i < runs; i++)
		took[i] = once(argv + 2);
	qsort(took, (size_t)runs, sizeof *took, by_size);
	getrusage(RUSAGE_CHILDREN, &use);
	printf("%lld %ld\n", (long long)took[runs / 2], use.ru_maxrss);
	free(took);
	return 0;
}
