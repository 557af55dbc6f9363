// An extra for those whose browser runs scripts: tables can be sorted and searched.
'use strict';
const figure = text => {
  const digits = text.replace(/[^0-9.+-]/g, '').match(/^[+-]?\d+(\.\d+)?/);
  return digits ? Number(digits[0]) : null;
};
const compare = (a, b) => {
  const [one, other] = [figure(a), figure(b)];
  return one !== null && other !== null ? one - other : a.localeCompare(b);
};
for (const table of document.querySelectorAll('table')) {
  const body = table.tBodies[0];
  if (body.rows.length < 2) continue;
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.onclick = () => {
      const down = head.getAttribute('aria-sort') !== 'descending';
      heads.forEach(each => each.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const text = row => row.cells[column].textContent;
      const known = [...body.rows].filter(row => text(row));
      const unknown = [...body.rows].filter(row => !text(row));
      known.sort((a, b) => (down ? -1 : 1) * compare(text(a), text(b)));
      body.append(...known, ...unknown);
    };
  });
  const search = document.createElement('input');
  search.type = 'search';
  search.placeholder = 'Search';
  search.setAttribute('aria-label', 'Search in ' + table.caption.textContent);
  search.oninput = () => {
    const sought = search.value.toLowerCase();
    for (const row of body.rows) row.hidden = !row.textContent.toLowerCase().includes(sought);
  };
  table.before(search);
}
