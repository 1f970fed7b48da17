/* Stands between a program and its disk (LD_PRELOAD). Of everything under one folder it
   - writes down every change, with its bytes, so that a test can rebuild the disk as a power cut leaves it;
   - refuses changes with "no space left" from the n-th on, after writing half of the n-th.
   Threads take turns. Nothing is done until disk_watch() is called. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FILES 4096
#define REAL(name) ((__typeof__(&name))real(#name))

static pthread_mutex_t turn = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static char root[PATH_MAX];
static size_t root_length;
static int log_file = -1;
static long room = -1, changes;
static int only_once;
static unsigned char watched[FILES];
static uint64_t number_of[FILES];

static void *real(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) abort();
    return found;
}

static int inside(const char *path) {
    return root_length && !strncmp(path, root, root_length) && (path[root_length] == '/' || !path[root_length]);
}

static int ends(const char *path, const char *end) {
    size_t length = strlen(path), tail = strlen(end);
    return length >= tail && !strcmp(path + length - tail, end);
}

/* What no restart reads: the index of the log is made anew, and who holds a file has died. */
static int passing(const char *path) { return ends(path, "-shm") || ends(path, ".lock"); }

static const char *whole(int folder, const char *path, char *into) {
    char link[64];
    if (path[0] == '/' || !root_length) return path;
    if (folder == AT_FDCWD) {
        if (!getcwd(into, PATH_MAX)) return path;
    } else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t length = readlink(link, into, PATH_MAX - 1);
        if (length < 0) return path;
        into[length] = 0;
    }
    strncat(into, "/", PATH_MAX - strlen(into) - 1);
    strncat(into, path, PATH_MAX - strlen(into) - 1);
    return into;
}

static void put(const void *data, size_t size) {
    for (const char *at = data; size;) {
        ssize_t done = syscall(SYS_write, log_file, at, size);
        if (done <= 0) abort();
        at += done, size -= done;
    }
}

static void note(char kind, uint64_t number, uint64_t place, const char *path, const void *data, uint64_t size) {
    if (log_file < 0) return;
    uint64_t head[5] = {(uint64_t)kind, number, place, path ? strlen(path) : 0, size};
    put(head, sizeof head);
    if (path) put(path, head[3]);
    if (data) put(data, size);
}

/* 1: there is room; 0: none; -1: half of it goes through. */
static int has_room(void) {
    changes++;
    if (room < 0 || changes < room) return 1;
    if (changes == room) return -1;
    return only_once;
}

/* ---- For the test ---- */

void disk_watch(const char *folder) {
    root_length = 0;
    snprintf(root, sizeof root, "%s", folder);
    root_length = strlen(root);
}

void disk_log(const char *path) {
    if (log_file >= 0) syscall(SYS_close, log_file);
    log_file = path ? syscall(SYS_openat, AT_FDCWD, path, O_CREAT | O_WRONLY | O_APPEND | O_TRUNC | O_CLOEXEC, 0600) : -1;
}

void disk_say(const char *words) {
    pthread_mutex_lock(&turn);
    note('!', 0, 0, words, NULL, 0);
    pthread_mutex_unlock(&turn);
}

void disk_room(long for_changes, int once) { room = for_changes, only_once = once, changes = 0; }

long disk_changes(void) { return changes; }

/* ---- In the place of the system's ---- */

static int opened(int file, const char *path, int flags, int is_new) {
    struct stat found;
    if (file < 0 || file >= FILES) return file;
    watched[file] = 0;
    if (!inside(path) || fstat(file, &found)) return file;
    if (S_ISDIR(found.st_mode)) {
        watched[file] = 2;
        return file;
    }
    if (!S_ISREG(found.st_mode) || (flags & O_ACCMODE) == O_RDONLY) return file;
    watched[file] = passing(path) ? 3 : 1;
    number_of[file] = found.st_ino;
    if (watched[file] == 3) return file;
    if (is_new) note('C', found.st_ino, 0, path, NULL, 0);
    else if (flags & O_TRUNC) note('T', found.st_ino, 0, NULL, NULL, 0);
    return file;
}

static int open_at(int folder, const char *path, int flags, mode_t mode) {
    char buffer[PATH_MAX];
    const char *name = whole(folder, path, buffer);
    pthread_mutex_lock(&turn);
    int is_new = inside(name) && (flags & O_CREAT) && access(name, F_OK), file;
    if (is_new && has_room() != 1) {
        errno = ENOSPC;
        file = -1;
    } else {
        file = opened(syscall(SYS_openat, folder, path, flags, mode), name, flags, is_new);
    }
    int error = errno;
    pthread_mutex_unlock(&turn);
    errno = error;
    return file;
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | __O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, int); va_end(more); }

int open(const char *path, int flags, ...) { MODE(flags) return open_at(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return open_at(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE(flags) return open_at(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE(flags) return open_at(folder, path, flags, mode); }

int close(int file) {
    if (file >= 0 && file < FILES) watched[file] = 0;
    return REAL(close)(file);
}

static ssize_t changed(int file, const void *data, size_t size, off_t place, int moves) {
    pthread_mutex_lock(&turn);
    int goes = has_room();
    size_t part = goes == 1 ? size : goes ? size / 2 : 0;
    ssize_t done = -1;
    errno = ENOSPC;
    if (part || !size) done = moves ? syscall(SYS_write, file, data, part) : syscall(SYS_pwrite64, file, data, part, place);
    int error = errno;
    if (done > 0 && watched[file] == 1) note('W', number_of[file], place, NULL, data, done);
    pthread_mutex_unlock(&turn);
    errno = error;
    return done;
}

#define IS_WATCHED(file) ((file) >= 0 && (file) < FILES && (watched[file] & 1))

ssize_t write(int file, const void *data, size_t size) {
    if (!IS_WATCHED(file)) return syscall(SYS_write, file, data, size);
    int flags = fcntl(file, F_GETFL);
    return changed(file, data, size, lseek(file, 0, flags & O_APPEND ? SEEK_END : SEEK_CUR), 1);
}
ssize_t pwrite(int file, const void *data, size_t size, off_t place) {
    if (!IS_WATCHED(file)) return syscall(SYS_pwrite64, file, data, size, place);
    return changed(file, data, size, place, 0);
}
ssize_t pwrite64(int file, const void *data, size_t size, off64_t place) { return pwrite(file, data, size, place); }

int ftruncate(int file, off_t size) {
    pthread_mutex_lock(&turn);
    struct stat found;
    int grows = IS_WATCHED(file) && !fstat(file, &found) && size > found.st_size;
    int done = -1;
    errno = ENOSPC;
    if (!grows || has_room() == 1) done = syscall(SYS_ftruncate, file, size);
    if (!done && file < FILES && watched[file] == 1) note('T', number_of[file], size, NULL, NULL, 0);
    pthread_mutex_unlock(&turn);
    return done;
}
int ftruncate64(int file, off64_t size) { return ftruncate(file, size); }

static int settled(int file, long how) {
    int done = syscall(how, file);
    if (done || file < 0 || file >= FILES || !root_length) return done;
    if (watched[file] == 1) note('S', number_of[file], 0, NULL, NULL, 0);
    if (watched[file] == 2) {
        char link[64], name[PATH_MAX];
        snprintf(link, sizeof link, "/proc/self/fd/%d", file);
        ssize_t length = readlink(link, name, sizeof name - 1);
        if (length > 0) name[length] = 0, note('D', 0, 0, name, NULL, 0);
    }
    return done;
}
static int settle(int file, long how) {
    pthread_mutex_lock(&turn);
    int done = settled(file, how), error = errno;
    pthread_mutex_unlock(&turn);
    errno = error;
    return done;
}
int fsync(int file) { return settle(file, SYS_fsync); }
int fdatasync(int file) { return settle(file, SYS_fdatasync); }

static int renamed(int from_folder, const char *from, int to_folder, const char *to) {
    char first[PATH_MAX], second[PATH_MAX];
    pthread_mutex_lock(&turn);
    int done = syscall(SYS_renameat, from_folder, from, to_folder, to), error = errno;
    const char *name = whole(to_folder, to, second);
    if (!done && inside(name) && !passing(name)) note('R', 0, 0, whole(from_folder, from, first), name, strlen(name));
    pthread_mutex_unlock(&turn);
    errno = error;
    return done;
}
int rename(const char *from, const char *to) { return renamed(AT_FDCWD, from, AT_FDCWD, to); }
int renameat(int at, const char *from, int to_at, const char *to) { return renamed(at, from, to_at, to); }

static int removed(int folder, const char *path, int flags) {
    char buffer[PATH_MAX];
    pthread_mutex_lock(&turn);
    const char *name = whole(folder, path, buffer);
    int done = syscall(SYS_unlinkat, folder, path, flags), error = errno;
    if (!done && inside(name) && !passing(name)) note(flags & AT_REMOVEDIR ? 'X' : 'U', 0, 0, name, NULL, 0);
    pthread_mutex_unlock(&turn);
    errno = error;
    return done;
}
int unlink(const char *path) { return removed(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return removed(AT_FDCWD, path, AT_REMOVEDIR); }
int unlinkat(int folder, const char *path, int flags) { return removed(folder, path, flags); }

static int made(int folder, const char *path, mode_t mode) {
    char buffer[PATH_MAX];
    pthread_mutex_lock(&turn);
    const char *name = whole(folder, path, buffer);
    int goes = !inside(name) || !access(name, F_OK) || has_room() == 1;
    int done = goes ? syscall(SYS_mkdirat, folder, path, mode) : -1;
    int error = goes ? errno : ENOSPC;
    if (!done && inside(name)) note('M', 0, 0, name, NULL, 0);
    pthread_mutex_unlock(&turn);
    errno = error;
    return done;
}
int mkdir(const char *path, mode_t mode) { return made(AT_FDCWD, path, mode); }
int mkdirat(int folder, const char *path, mode_t mode) { return made(folder, path, mode); }
