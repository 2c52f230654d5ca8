/**
 * Runs Dateline, its broker and its database in processes of their own, disturbs them one after another, and compares
 * what is left with what the feeds gave. {@link dateline.testsupport.life.LifeRun} is the scenario, {@link
 * dateline.testsupport.life.Disturbance} what can happen.
 */
@NullMarked
package dateline.testsupport.life;

import org.jspecify.annotations.NullMarked;
