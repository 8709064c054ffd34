/** Access to PostgreSQL: statements, migrations, outages and how long they may last. Uses settings. */
package io.serenade.platform.database;
