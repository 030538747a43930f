(function () {
  var box = document.getElementById("cari");
  if (!box) return;
  var field = document.getElementById("cari-kata");
  var told = document.getElementById("cari-hasil");
  var groups = Array.prototype.map.call(document.querySelectorAll("tbody"), function (body) {
    var rows = Array.prototype.filter.call(body.rows, function (row) { return row.className !== "judul"; });
    var head = body.querySelector(".judul");
    return {
      body: body,
      rows: rows.map(function (row) {
        return { row: row, text: ((head ? head.textContent : "") + " " + row.textContent).toLowerCase() };
      })
    };
  });
  function search() {
    var words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    var found = 0;
    groups.forEach(function (group) {
      var shown = 0;
      group.rows.forEach(function (one) {
        var fits = words.every(function (word) { return one.text.indexOf(word) >= 0; });
        one.row.hidden = !fits;
        if (fits) shown += 1;
      });
      group.body.hidden = !shown;
      found += shown;
    });
    told.textContent = words.length ? (found ? found + " baris cocok." : "Tidak ada baris yang cocok. Coba kata lain.") : "";
  }
  box.hidden = false;
  field.addEventListener("input", search);
})();
