#pragma once
#include <sqlite3.h>
/* A macro with a cast, which Swift cannot import: the bytes are copied before the call returns. */
static const sqlite3_destructor_type csqlite_transient = SQLITE_TRANSIENT;
