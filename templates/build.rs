fn main() {
    // The migrations are embedded by a macro, which cargo does not see the files of.
    println!("cargo::rerun-if-changed=migrations");
}
