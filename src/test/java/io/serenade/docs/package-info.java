/** Keeps the documents true: configuration, API description and container files are read and compared with the code. */
package io.serenade.docs;
