/** Dateline's life as a whole: what happens to its processes, its servers, its disk, and what comes of it. */
package dateline.app.life;
