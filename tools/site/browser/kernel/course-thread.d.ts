/** The library's module for a thread of its team; the build finds it. */
declare module "course:thread" {}
